import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { contest, type OpenContender } from '../contest.ts';
import { type Lab, oncePerLab } from '../lab/lab.ts';
import { createWorker } from '../lab/worker.ts';
import { connections, credentials, smallBody } from './requests.ts';
import { startBaseline } from './servers.ts';

/** The answer of `show`, made by the handler. */
async function answer(): Promise<string> {
  const store = openSqliteStore(':memory:');
  const handler = createHandler({ store });
  const url = `http://dli.test${connections}`;
  const headers = { ...credentials, 'content-type': 'application/json' };
  const created = await handler(new Request(url, { method: 'POST', headers, body: smallBody.replace('{name}', 'c') }));
  const { connection_id } = (await created.json()) as { connection_id: string }; // the answer to a create
  const text = await (await handler(new Request(`${url}/${connection_id}`, { headers }))).text();
  await store.close();
  return text;
}

const file = new URL('../peers/callers.ts', import.meta.url);

/** The server that all of them call. */
const serverOf = oncePerLab(async (lab: Lab) => {
  const body = join(lab.folder(), 'body.json');
  writeFileSync(body, await answer());
  return (await startBaseline(lab, 'bytes', body)).url;
});

const calling =
  (name: string): OpenContender =>
  async (lab) =>
    createWorker(file, [name, await serverOf(lab), await answer()], lab.folder());

/** The time that the client adds to a call. */
export const client = contest('client', {
  title: 'Call `show` through the client, one call after the other',
  unit: 'µs',
  contenders: {
    'openapi-fetch in process': { what: 'openapi-fetch alone', open: calling('openapi-fetch in process') },
    'client in process': { what: 'the client, same fetch', open: calling('client in process') },
    fetch: { what: 'fetch and json() over loopback', open: calling('fetch') },
    client: { what: 'the client over loopback', open: calling('client') },
    'signing client': { what: 'the client with an access key over loopback', open: calling('signing client') },
    vendor: { what: "the core of the vendor's npm SDK, the same signed request", open: calling('vendor') },
  },
  rows: [
    {
      work: 'client call in process',
      kind: 'peer',
      ratio: ['client in process', 'openapi-fetch in process'],
      bar: { most: 1.2 },
      why: 'Without a client around them, the answer (0.57 of the time of openapi-fetch), a Request (0.17), a signal that it follows (0.24) and a timer (0.07) are at 1.05. Signal and timer end a call that is given up, and openapi-fetch has neither. The other 0.13 to 0.2 split the input, pass promises between the layers, and check the answer.',
    },
    {
      work: 'client call over loopback',
      kind: 'baseline',
      ratio: ['client', 'fetch'],
      bar: { most: 1.08 },
      why: 'The bare fetch with a signal and one timer, which a deadline takes, is at 1.03 to 1.1, and openapi-fetch with both, and without a client around it, at 1.1 to 1.2: its Request is built again by fetch, and what is done once in a call to a socket finds caches cold. Without a timer the client would be at 1.1.',
    },
    {
      work: 'signed client call over loopback',
      kind: 'peer',
      ratio: ['vendor', 'signing client'],
      bar: { least: 2 },
      why: 'The bare fetch, which sends the calls of the client, takes two fifths of the time of the vendor, whose core sends by node:http: what the client does and signs has to fit into a tenth. On a slower machine the vendor falls further behind.',
    },
  ],
});
