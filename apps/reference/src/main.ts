#!/usr/bin/env node
/** The program. Node caches its compiled files: compiling them took most of a start. */
import module from 'node:module';
import { join } from 'node:path';
import { onNode } from '@dli-connections/command/node-version';
import manifest from '../package.json' with { type: 'json' };

onNode('dli-reference', manifest.engines.node, async () => {
  // A folder that cannot be written to is the same as no cache.
  module.enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compile'));
  (await import('./program.ts')).run();
});
