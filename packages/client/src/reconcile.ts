import type { Connection, CreatedConnection, TagEntry } from '@dli-connections/contract';
import type { CreateEnhancedConnectionInput } from '@dli-connections/contract/calls';
import { reasonOf } from './abort.ts';
import { type Check, checkSignal, checkTime, must } from './checks.ts';
import type { Clock } from './clock.ts';
import type { Methods } from './core.ts';
import { DliError, UnknownOutcomeError } from './errors.ts';
import { checkOptions } from './options.ts';
import type { CallOptions } from './perform.ts';

/** Options of a create. */
export interface CreateOptions extends CallOptions {
  /**
   * Looks the name up when the outcome of the create is unknown: the newest connection of that name, if it is not older than
   * the call and agrees with the input in all that reads show (not its route table), is the result.
   */
  reconcile?: boolean | undefined;
}

const createOptions = {
  signal: checkSignal,
  timeoutMs: checkTime,
  reconcile: (name, value) => must(typeof value === 'boolean', name, 'true or false'),
} satisfies Record<keyof CreateOptions, Check>;

/** The largest tolerated clock skew, in milliseconds; a signature tolerates as much. */
const tolerance = 15 * 60 * 1000;

/** Creates a connection; if the outcome is unknown, looks for it. */
export async function createReconciled(
  client: Pick<Methods, 'createEnhancedConnection' | 'listEnhancedConnections' | 'showResourceTags'>,
  clock: Clock,
  input: CreateEnhancedConnectionInput,
  given: CreateOptions = {},
): Promise<CreatedConnection> {
  const { reconcile, ...options } = checkOptions('the options of a call', given, createOptions);
  const oldest = clock.now() - tolerance;
  try {
    return await client.createEnhancedConnection(input, options);
  } catch (error) {
    if (!reconcile || !(error instanceof DliError && error.mayHaveHappened)) throw error;
    const unknown = (why: string) =>
      new UnknownOutcomeError('createEnhancedConnection', `it may or may not be done, ${why}`, {
        retryable: false,
        mayHaveHappened: true,
        cause: error,
      });
    const found = await find(client, input, oldest, options).catch(() => {
      if (options.signal?.aborted) throw reasonOf(options.signal);
      throw unknown('and looking for it failed');
    });
    if (!found) throw unknown('and is not there yet');
    const different = differences(input, found);
    if (different.length > 0) throw unknown(`and a connection of that name has other ${different.join(', ')}`);
    return { is_success: true, message: '', connection_id: found.id };
  }
}

/** The newest connection of the name with its tags, if it was created after a time. */
async function find(
  client: Pick<Methods, 'listEnhancedConnections' | 'showResourceTags'>,
  { name, tags }: CreateEnhancedConnectionInput,
  oldest: number,
  options: CallOptions,
): Promise<(Connection & { tags?: readonly TagEntry[] }) | undefined> {
  const { connections } = await client.listEnhancedConnections({ name, status: 'ACTIVE' }, options);
  const there = connections
    .filter((each) => each.name === name && each.status === 'ACTIVE' && each.create_time > oldest)
    .at(-1);
  // Not every region has tags, but every create with tags goes to one that does.
  if (!there || !tags?.length) return there;
  const path = { resource_type: 'dli_enhanced_datasource', resource_id: there.id } as const;
  return { ...there, ...(await client.showResourceTags(path, options)) };
}

/** Names of the fields in which a connection differs from a create. */
function differences(input: CreateEnhancedConnectionInput, there: Connection & { tags?: readonly TagEntry[] }) {
  const shown = { ...there, queues: there.available_queue_info };
  const names = ['dest_vpc_id', 'dest_network_id', 'queues', 'elastic_resource_pools', 'hosts', 'tags'] as const;
  return names.filter((name) => {
    // The service keeps names of queues in lower case.
    const [given, found] = [input[name], shown[name]].map((field) => textOf(field, name === 'queues'));
    return given !== found;
  });
}

/** An entry of a list as it is given, or with all that a read shows of it. */
type Entry = string | { [Name in 'name' | 'ip' | 'key' | 'value']?: string | undefined };

/** The names, or pairs, in a field. Order and repetitions make no difference. */
function textOf(field: string | readonly Entry[] | null | undefined, lower: boolean): string {
  const texts = [field ?? []].flat().map((each) => {
    // A text is a name. A foreign answer may have anything else in its lists.
    const { name = each, key = name, ip, value = ip } = Object(each);
    const text = JSON.stringify([key, value]);
    return lower ? text.toLowerCase() : text;
  });
  return String([...new Set(texts)].sort());
}
