import { olderNode } from '@dli-connections/command/node-version';
import manifest from '../package.json' with { type: 'json' };
import type { CreateMock, StartMock } from './api.ts';
import { createMock as create } from './mock.ts';
import { startMock as start } from './start.ts';

export type { Habits, MockOptions, ServedMock, StartMockOptions } from './api.ts';

const problem = olderNode(manifest.engines.node);
if (problem) throw new Error(`@dli-connections/mock ${problem}`);

/** Makes a mock that needs no port. */
export const createMock: CreateMock = create;

/** Puts a mock on a port. */
export const startMock: StartMock = start;
