import type { CreateMock, StartMock } from './api.ts';
import { createMock as create } from './mock.ts';
import { startMock as start } from './start.ts';

export type { Habits, MockOptions, ServedMock, StartMockOptions } from './api.ts';

/** Makes a mock that needs no port. */
export const createMock: CreateMock = create;

/** Puts a mock on a port. */
export const startMock: StartMock = start;
