#!/usr/bin/env node
/** The program, with what Node makes of its files kept from one start to the next: most of a start was to compile them. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// A folder that cannot be written to is the same as no cache.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compile'));
void import('./program.ts').then(({ run }) => run());
