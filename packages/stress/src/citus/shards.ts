/** Shards that each statement of a store reaches. */

import { messageOf } from '@dli-connections/command';
import { Client, escapeLiteral, type QueryConfig } from 'pg';

/** A statement that was sent, with the parameters of its first use. */
interface Sent {
  text: string;
  values: unknown[];
}

/** A statement that reaches several shards. */
interface Asking {
  text: string;
  shards: number | string;
}

/** Records every statement that this process sends from now on, each text once. */
export function noteStatements(): ReadonlyMap<string, Sent> {
  const sent = new Map<string, Sent>();
  const { query } = Client.prototype;
  Client.prototype.query = function (this: Client, ...args: unknown[]) {
    const [first, values] = args as [string | QueryConfig, unknown[] | undefined];
    const text = typeof first === 'string' ? first : first.text;
    // The driver calls this again with its own form of the same arguments.
    if (typeof text === 'string' && !sent.has(text))
      sent.set(text, { text, values: (typeof first === 'string' ? values : first.values) ?? [] });
    return Reflect.apply(query, this, args);
    // One implementation stands for all overloads of the driver.
  } as typeof query;
  return sent;
}

/** Finds the statements that reach several shards, with their number, and those that Citus refuses, with the reason. */
export async function askingMany(place: string, sent: Iterable<Sent>): Promise<Asking[]> {
  const client = new Client(place);
  await client.connect();
  const found: Asking[] = [];
  try {
    for (const { text, values } of sent) {
      if (!/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\b/i.test(text)) continue;
      const shards = await shardsOf(client, text, values);
      if (shards !== 0 && shards !== 1) found.push({ text, shards });
    }
    return found;
  } finally {
    await client.end();
  }
}

async function shardsOf(client: Client, text: string, values: unknown[]): Promise<number | string> {
  try {
    // Values are written into the text, because Citus explains on the workers too, where a parameter may have no type.
    const explained = text.replaceAll(/\$(\d+)/g, (_, at) => literalOf(values[Number(at) - 1]));
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS OFF) ${explained}`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    // A plan of several steps has several counts.
    return Math.max(0, ...[...plan.matchAll(/Task Count: (\d+)/g)].map(([, count]) => Number(count)));
  } catch (error) {
    return messageOf(error);
  }
}

/** In quotes a number has the type of its column, as a parameter has. */
const literalOf = (value: unknown) => (value === null || value === undefined ? 'NULL' : escapeLiteral(String(value)));
