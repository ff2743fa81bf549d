#!/usr/bin/env node
/** The program. Node caches its compiled files: compiling them took most of a start. */
import module from 'node:module';
import { join } from 'node:path';
import { olderNode } from '@dli-connections/command/node-version';
import manifest from '../package.json' with { type: 'json' };

const problem = olderNode(manifest.engines.node);
if (problem) {
  console.error(`dli-reference: ${problem}`);
  process.exitCode = 1;
} else {
  // A folder that cannot be written to is the same as no cache.
  module.enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compile'));
  void import('./program.ts').then(({ run }) => run());
}
