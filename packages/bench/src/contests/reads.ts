import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Contender, contest, type Open } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import type { Lab } from '../lab/lab.ts';
import { connections, credentials, smallBody } from './requests.ts';
import { startDurable, startLimit } from './servers.ts';

const hosts = Array.from({ length: 10 }, (_, at) => ({ ip: `192.168.0.${at + 1}`, name: `node${at + 1}.example` }));

/** A server with a hundred connections, and the path of one of them. */
async function filled(lab: Lab) {
  const { url } = await startDurable(lab);
  const { ask, close } = createAsker(url, credentials);
  let one = '';
  for (let at = 0; at < 100; at++) {
    const body = { ...JSON.parse(smallBody), name: `c${at}`, hosts };
    one = JSON.parse((await ask(connections, JSON.stringify(body))).body.toString()).connection_id;
  }
  return { url, ask, close, one: `${connections}/${one}` };
}

const gets = (lab: Lab, url: string): Contender => ({
  measure: (seconds) =>
    lab.load().rate({ urls: [url], method: 'GET', headers: credentials, connections: 64, seconds, status: 200 }),
});

type Which = (one: string) => string;
const show: Which = (one) => one;
const page: Which = () => `${connections}?limit=100`;

const ours =
  (path: Which): Open =>
  async (lab) => {
    const { url, one, close } = await filled(lab);
    await close();
    return gets(lab, url + path(one));
  };

/** The limit, with the very bytes that the reference server answers. */
const bytes =
  (path: Which): Open =>
  async (lab) => {
    const { one, ask, close } = await filled(lab);
    const file = join(lab.folder(), 'body.json');
    writeFileSync(file, (await ask(path(one))).body);
    await close();
    return gets(lab, (await startLimit(lab, 'bytes', file)).url);
  };

/** Reads over HTTP. */
export const reads = contest({
  id: 'reads',
  title: 'Read: show a connection, list a page of 100 with 10 hosts each, 64 connections',
  unit: 'requests/s',
  contenders: {
    'show bytes': { what: 'bare node:http that sends the same bytes', open: bytes(show) },
    show: { what: 'reference server, SQLite file', open: ours(show) },
    'list bytes': { what: 'bare node:http that sends the same bytes', open: bytes(page) },
    list: { what: 'reference server, SQLite file', open: ours(page) },
  },
  rows: [
    {
      work: 'show',
      kind: 'limit',
      ratio: ['show', 'show bytes'],
      bar: { least: 0.65 },
      why: 'A profile of the handler alone shows a third of its time in the one query of a show, a tenth in writing the answer and a tenth in reading the row; the rest is spread over routing, judging and promises.',
    },
    {
      work: 'list page of 100 with 10 hosts each',
      kind: 'limit',
      ratio: ['list', 'list bytes'],
      bar: { least: 0.8 },
      why: 'A profile shows the time in what the limit does not do: a third is the query, which is mostly the making of a text for each column, a fifth collects garbage, a seventh reads rows and a fifth writes JSON. Only an answer that was kept from before could come near bytes that are there; a page depends on the clock and on what other processes change, so none is kept.',
    },
  ],
});
