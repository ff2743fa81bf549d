#!/usr/bin/env node
/** The mock as a program. */
import { olderNode } from '@dli-connections/command/node-version';
import manifest from '../package.json' with { type: 'json' };

const problem = olderNode(manifest.engines.node);
if (problem) {
  console.error(`dli-mock: ${problem}`);
  process.exitCode = 1;
} else {
  void import('./program.ts').then(({ run }) => run());
}
