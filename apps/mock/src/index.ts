export { createMock, type MockOptions } from './mock.ts';
export { type StartMockOptions, startMock } from './start.ts';
