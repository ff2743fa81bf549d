import { type Served, serve } from '@dli-connections/serve';
import { createMock, type MockOptions } from './mock.ts';

/** Where the mock listens, and what it is made of. */
export interface StartMockOptions extends MockOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
}

/**
 * The mock on a port.
 *
 * @throws ListenError when the port cannot be opened.
 */
export async function startMock({ port, host, ...options }: StartMockOptions): Promise<Served> {
  return serve(await createMock(options), { name: 'mock', host, port, setting: 'DLI_MOCK_PORT' });
}
