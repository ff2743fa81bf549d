#!/usr/bin/env node
/** The program, with what Node makes of its files kept from one start to the next: most of a start was to compile them. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Where the folder cannot be written to it is as if there were no cache.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compile', import.meta.url)));
await import('./program.ts');
