/** Searches for expensive requests beyond the catalogue. */
import { type OperationTable, operations } from '@dli-connections/contract';
import type { Random } from '@dli-connections/lab/random';
import { ofTags } from '../catalogue/searches.ts';
import { idOf } from '../filled.ts';
import { fill, get } from '../http.ts';
import type { Stage } from '../stage.ts';
import type { WorstRequest } from '../worst.ts';
import { dearest, type SearchOptions } from './dearest.ts';

const table: OperationTable = operations;

/** Longest target, in bytes. */
const most = 15_500;

/** Texts that names and values of a query consist of. */
const letters: readonly ((at: number) => string)[] = [
  (at) => at.toString(36),
  ...['a', '%41', '+', '%F0%9F%98%80', '=', '%E2%80%8B'].map((text) => () => text),
];
/** Separators between the parts of a value. */
const joints = ['', ',', '=,', '%3D%2C', '%2C', ':', ';', '.'];

function queryOf(random: Random, known: readonly string[]): string {
  const length = random.pick([100, 1_000, 5_000, most]);
  const groups = 1 + random.nat(3);
  return Array.from({ length: groups }, () => groupOf(random, known, Math.floor(length / groups))).join('&');
}

/** One parameter with a value of many parts, or many parameters. The operation need not know their names. */
function groupOf(random: Random, known: readonly string[], length: number): string {
  const [letter, joint] = [random.pick(letters), random.pick(joints)];
  const name = random.pick([...known, '__seed', letter(0)]);
  if (random.chance(0.5)) return `${name}=${fill(length - 10, letter, joint)}`;
  const value = random.pick(['', '=', '=1', `=${letter(1)}${joint}`]);
  const distinct = random.chance(0.5);
  return fill(length, (at) => `${distinct ? letter(at) : name}${value}`, '&');
}

/** A request of a read operation with a random query. */
function targetOf(random: Random): { path: string; target: string } {
  const { path, parameters } = random.pick(Object.values(table).filter(({ method }) => method === 'GET'));
  const values: Record<string, string> = {
    resource_type: 'dli_enhanced_datasource',
    project_id: random.pick(['empty', 'many']),
  };
  const target = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? idOf('id-1'));
  return { path, target: `${target}?${queryOf(random, Object.keys(parameters.query))}` };
}

/** The most expensive of some random requests, one for each operation. */
export async function searchQueries(stage: Stage, options: SearchOptions): Promise<WorstRequest[]> {
  const kept = await dearest(stage, options, (random) => {
    const { path, target } = targetOf(random);
    return { operation: path, target, bytes: get(target) };
  });
  return kept.map(({ operation, target, bytes, from }) => ({
    name: `found by seed ${from}, ${target.length} bytes: ${target.slice(0, 120).replaceAll('|', '%7C')}`,
    of: 'found by search',
    make: () => bytes,
    // The tags in use are a large answer, whatever the query.
    ...(operation === table.listResourcesTags?.path && target.includes('/many/') && { beside: ofTags }),
  }));
}
