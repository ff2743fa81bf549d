export { curlOf, type ExampleRequest, exampleRequests } from '@dli-connections/contract/examples';
export type { MockOptions, StartMockOptions } from './api.ts';
export { createMock } from './mock.ts';
export { startMock } from './start.ts';
