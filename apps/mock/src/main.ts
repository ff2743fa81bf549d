#!/usr/bin/env node
/** The mock as a program. */
import { onNode } from '@dli-connections/command/node-version';
import manifest from '../package.json' with { type: 'json' };

onNode('dli-mock', manifest.engines.node, async () => (await import('./program.ts')).run());
