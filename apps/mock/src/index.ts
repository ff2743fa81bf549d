export { curlOf, type ExampleRequest, exampleRequests } from './examples.ts';
export { createMock, type MockOptions } from './mock.ts';
export { type ServedMock, type StartMockOptions, startMock } from './start.ts';
