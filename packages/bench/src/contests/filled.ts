import { join } from 'node:path';
import { JsonText, openSqliteStore, type Saved } from '@dli-connections/handler';
import type { Lab } from '../lab/lab.ts';
import { project } from './requests.ts';

/** The identifier of the connection at a place. */
export const idAt = (at: number) => `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;

/** A data file with so many connections of one project, put there through the store, all of them with `more`. */
export async function fill(lab: Lab, size: number, more: Partial<Saved> = {}): Promise<string> {
  const file = join(lab.folder(), 'data.sqlite');
  const store = openSqliteStore(file);
  await store.load(project, pieces(size, more), false);
  await store.close();
  return file;
}

/** So many connections, piece by piece. */
export async function* pieces(size: number, more: Partial<Saved> = {}) {
  for (let start = 0; start < size; start += 1000) {
    yield Array.from({ length: Math.min(1000, size - start) }, (_, at) => ({
      ...connectionAt(start + at),
      ...more,
    }));
  }
}

/** The connection at a place. */
export function connectionAt(at: number) {
  const bind_time = 1_700_000_000_000 + at;
  const peering = {
    kind: 'queue' as const,
    name: 'q1',
    peer_id: idAt(at),
    bind_time,
    ready_time: bind_time,
    failure: null,
  };
  return {
    project_id: project,
    id: idAt(at),
    name: `c${at}`,
    dest_vpc_id: '22094d8f-c310-4621-913d-4c4d655d8495',
    dest_network_id: '78f2562a-36e4-4b39-95b9-f5aab22e1281',
    routetable_id: null,
    create_time: bind_time,
    delete_time: null,
    unique_name: true,
    peerings: [peering],
    hosts: JsonText.of([{ ip: '192.168.0.1', name: 'node1.example' }]),
    routes: [],
    tags: [],
    grants: [],
  };
}
