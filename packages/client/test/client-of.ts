import { createDliClient, type DliClientOptions, type Target } from '../src/index.ts';

/** Long enough to be taken for a secret rather than a word; see `redact` in `core.ts`. */
export const token = 'MIIFsecret/token+0123456789==';

/** A client of a target, with settings that no case cares about; it sends each call once. */
export function clientOf(target: Target, options: Partial<TestOptions> = {}) {
  const usual = {
    endpoint: 'http://dli.test',
    projectId: 'p1',
    credentials: token,
    fetch: target,
    retry: false,
  } as const;
  return createDliClient({ ...usual, ...options });
}

/** The options of a client at an address. */
export type TestOptions = Extract<DliClientOptions, { endpoint: string }>;

/** An input of `createEnhancedConnection` with all that it requires. */
export const input = { name: 'test', dest_vpc_id: 'vpc', dest_network_id: 'network' };

/** A whole 201 answer to it. */
export const created = { is_success: true, message: '', connection_id: '2a620c33-5609-40c9-affd-2b6453071b0f' };

/** The error of a call; a call that resolved is an error here. */
export async function rejectionOf(call: Promise<unknown>): Promise<unknown> {
  const value = await call.catch((reason: unknown) => ({ reason }));
  if (typeof value === 'object' && value !== null && 'reason' in value) return value.reason;
  throw new Error(`resolved to ${JSON.stringify(value)}`);
}
