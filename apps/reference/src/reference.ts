import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { type Served, serve } from '@dli-connections/serve';

/** Where the reference server listens and keeps its data. */
export interface ReferenceOptions {
  /** 0 takes a free one. */
  port: number;
  host: string;
  /** The SQLite file, or `:memory:`. Folders on the way to it are made. */
  data: string;
}

/**
 * The reference handler on a port.
 *
 * @throws StoreError when the data cannot be used.
 * @throws ListenError when the port cannot be opened.
 */
export async function startReference({ port, host, data }: ReferenceOptions): Promise<Served> {
  if (data !== ':memory:') mkdirSync(dirname(data), { recursive: true });
  const store = openSqliteStore(data);
  try {
    const served = await serve(createHandler({ store }), {
      name: 'reference server',
      host,
      port,
      setting: 'DLI_REFERENCE_PORT',
    });
    return {
      ...served,
      async close() {
        await served.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
