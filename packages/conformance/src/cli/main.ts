#!/usr/bin/env node
/** `dli-conformance`: tests if a server keeps the contract. */
import { onNode } from '@dli-connections/command/node-version';
import manifest from '../../package.json' with { type: 'json' };

onNode('dli-conformance', manifest.engines.node, async () => (await import('./start.ts')).start(), 2);
