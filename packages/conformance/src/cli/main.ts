#!/usr/bin/env node
/** `dli-conformance`: asks a server whether it keeps the contract. */
import { olderNode } from '@dli-connections/command/node-version';
import manifest from '../../package.json' with { type: 'json' };

const problem = olderNode(manifest.engines.node);
if (problem) {
  console.error(`dli-conformance: ${problem}`);
  process.exitCode = 2;
} else {
  void import('./start.ts').then(({ start }) => start());
}
