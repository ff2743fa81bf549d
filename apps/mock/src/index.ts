export { curlOf, type ExampleRequest, exampleRequests } from '@dli-connections/document/examples';
export type { MockOptions, StartMockOptions } from './api.ts';
export { createMock } from './mock.ts';
export { startMock } from './start.ts';
