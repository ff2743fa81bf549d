export type { MockOptions, StartMockOptions } from './api.ts';
export { curlOf, type ExampleRequest, exampleRequests } from './examples.ts';
export { createMock } from './mock.ts';
export { type ServedMock, startMock } from './start.ts';
