#!/usr/bin/env node
/** The program, with what Node makes of its files kept from one start to the next: most of a start was to compile them. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Where the folder cannot be written to it is as if there were no cache.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compile'));
void import('./program.ts').then(({ run }) => run());
