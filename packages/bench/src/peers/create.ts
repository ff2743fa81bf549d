import { readFileSync } from 'node:fs';
import { JsonText } from '@dli-connections/handler';
import { createQueriesOf } from '@dli-connections/handler/test/queries';
import { connectionAt } from '../contests/filled.ts';

/** The time of the create and its number: equal to no other value of the statements, so that each is found in them. */
const [time, number] = [1001, 1002];

/** Stand-ins, in a script of pgbench, for values that differ from create to create. */
const differing = new Map<unknown, string>([
  ['project', "'pgbench' || :number"],
  ['id', "'i' || :name"],
  ['name', "'n' || :name"],
  [time, ':now'],
  [number, ':latest_seq'],
]);

/** A script for pgbench: the statements by which the store runs a single create, in the transaction of `create.sql`. */
export async function createScript(): Promise<string> {
  const some = {
    ...connectionAt(0),
    project_id: 'project',
    id: 'id',
    name: 'name',
    create_time: time,
    hosts: JsonText.of([]),
  };
  const [move, insert] = (await createQueriesOf(some, number)).map(({ sql, values }) =>
    sql.replaceAll(/\$(\d+)/g, (_, place) => literal(values[Number(place) - 1] ?? null)).replaceAll(/\s+/g, ' '),
  );
  return readFileSync(new URL('create.sql', import.meta.url), 'utf8')
    .replace('{move}', () => move ?? '')
    .replace('{insert}', () => insert ?? '');
}

function literal(value: unknown): string {
  const other = differing.get(value);
  if (other !== undefined) return other;
  // To pgbench a colon before a letter or a digit begins the name of a variable, in texts as well.
  // In quotes PostgreSQL reads a number as the type of its column, as it does parameters.
  return value === null ? 'NULL' : `'${String(value).replaceAll("'", "''").replaceAll(':', ': ')}'`;
}
