import { join } from 'node:path';
import type { Running } from '@dli-connections/lab/program';
import { contest, type Open } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import type { Lab } from '../lab/lab.ts';
import { timed } from '../lab/time.ts';
import { connections, credentials, smallBody } from './requests.ts';
import { startDurable, startLimit } from './servers.ts';

/** As many hosts as a connection may have, about 1.3 MB of them. */
const hosts = JSON.stringify(
  Array.from({ length: 20_000 }, (_, at) => ({
    ip: `10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`,
    name: `node-${at}.warehouse.example.internal`,
  })),
);
const [before = '', after = ''] = smallBody.replace(/}$/, `,"hosts":${hosts}}`).split('{name}');

const on =
  (start: (lab: Lab) => Promise<Running>): Open =>
  async (lab) => {
    const { url } = await start(lab);
    const { ask, close } = createAsker(url, credentials);
    let names = 0;
    const create = () => ask(connections, `${before}h${names++}${after}`);
    return { measure: (seconds) => timed(seconds, create), close };
  };

/** A large create. */
export const largeCreate = contest({
  id: 'hosts',
  title: 'Create a connection with 20,000 hosts, 1.3 MB',
  unit: 'ms',
  contenders: {
    bare: {
      what: 'bare node:http that parses and inserts the same bytes, synced',
      open: on((lab) => startLimit(lab, 'insert', join(lab.folder(), 'bodies.sqlite'))),
    },
    durable: { what: 'reference server, SQLite file', open: on((lab) => startDurable(lab)) },
  },
  rows: [
    {
      work: 'create with 20,000 hosts',
      kind: 'limit',
      ratio: ['durable', 'bare'],
      bar: { most: 1.4 },
      why: 'Beside what the limit does, each host is judged by the contract, which takes half as long as parsing it; a tenth of that takes it to tell, by the length of the text, that no name is there twice.',
    },
  ],
});
