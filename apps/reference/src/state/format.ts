import type { Host } from '@dli-connections/contract';
import type { Saved, Store } from '@dli-connections/handler';
import schema from '../../schemas/state.schema.json' with { type: 'json' };

/** The version of the format that is written here. A newer one is refused. */
export const version = schema.properties.version.const;

/** The mark of every file of the format. */
export const format = schema.properties.format.const;

/** The first line, which leaves open the list that the others are in. */
export function headOf(project_id: string): string {
  return JSON.stringify({ format, version, project_id, connections: [] }).slice(0, -end.length);
}

/** The last line. */
export const end = ']}';

/** A connection in a line: without its project, which the first line names. */
export type Line = Omit<Saved, 'project_id' | 'hosts'> & { hosts: Host[] };

/** A connection as its line. One connection has one line, whatever store it is from. */
export function lineOf(saved: Saved): string {
  const { id, name, unique_name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time } = saved;
  const rest: Omit<Line, 'hosts'> = {
    ...{ id, name, unique_name, dest_vpc_id, dest_network_id, routetable_id, create_time, delete_time },
    tags: saved.tags.map(({ key, value }) => ({ key, value })),
    peerings: saved.peerings.map(({ kind, name, peer_id, bind_time, ready_time, failure }) => ({
      ...{ kind, name, peer_id, bind_time, ready_time, failure },
    })),
    routes: saved.routes.map(({ name, cidr, create_time }) => ({ name, cidr, create_time })),
    grants: saved.grants.map(({ grantee }) => ({ grantee })),
  };
  return `${JSON.stringify(rest).slice(0, -1)},"hosts":${saved.hosts.text}}`;
}

/** Writes the state of a project, by `schemas/state.schema.json`. Resolves to the number of connections. */
export async function writeState(
  store: Store,
  project_id: string,
  write: (text: string) => Promise<unknown>,
): Promise<number> {
  let count = 0;
  await write(headOf(project_id));
  await store.save(project_id, async (piece) => {
    const lines = piece.map(lineOf).join(',\n');
    await write(count === 0 ? `\n${lines}` : `,\n${lines}`);
    count += piece.length;
  });
  await write(`\n${end}\n`);
  return count;
}
