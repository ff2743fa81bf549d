import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { JsonText, type Saved } from '@dli-connections/handler';
import { end, headOf, lineOf } from '../src/state/format.ts';

/** A connection of ten hosts and a tag, with a queue and a route unless it is deleted, as every hundredth one is. */
function connectionOf(project_id: string, at: number): Saved {
  const isDeleted = at % 100 === 99;
  return {
    project_id,
    id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
    name: `connection_${at}`,
    unique_name: true,
    dest_vpc_id: '22094d8f-c310-4621-913d-4c4d655d8495',
    dest_network_id: '78f2562a-36e4-4b39-95b9-f5aab22e1281',
    routetable_id: null,
    create_time: 1_566_888_011_125 + Math.floor(at / 3),
    delete_time: isDeleted ? 1_566_999_999_999 : null,
    hosts: JsonText.of(
      Array.from({ length: 10 }, (_, host) => ({ name: `ecs-${at}-${host}`, ip: `192.168.${at % 256}.${host}` })),
    ),
    tags: [{ key: 'team', value: `t${at % 7}` }],
    peerings: isDeleted
      ? []
      : [{ kind: 'queue', name: 'q', peer_id: `peer-${at}`, bind_time: 1, ready_time: 2, failure: null }],
    routes: isDeleted ? [] : [{ name: 'r', cidr: '10.0.0.0/8', create_time: 3 }],
    grants: [],
  };
}

/** Writes the state of a project with so many connections, as `export` writes it. */
export async function writeMany(file: string, project_id: string, count: number): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${headOf(project_id)}\n`);
  for (let at = 0; at < count; at++) {
    const line = lineOf(connectionOf(project_id, at));
    if (!out.write(at + 1 < count ? `${line},\n` : `${line}\n`)) await once(out, 'drain');
  }
  out.end(`${end}\n`);
  await once(out, 'close');
}
