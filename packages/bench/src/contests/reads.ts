import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonText } from '@dli-connections/handler';
import { type Contender, contest, type Open } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import type { Lab } from '../lab/lab.ts';
import { fill, idAt } from './filled.ts';
import { connections, credentials, smallBody } from './requests.ts';
import { startDurable, startLimit, startReference } from './servers.ts';

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

const shot = { method: 'GET', headers: credentials, connections: 64, status: 200 } as const;
const gets = (lab: Lab, url: string, paths?: readonly string[]): Contender => ({
  measure: (seconds) => lab.load().rate({ ...shot, urls: [url], seconds, ...(paths && { paths }) }),
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

/** Servers with so many connections that their answers are more than is kept of them, one for both kinds of reads. */
const large = new WeakMap<Lab, Promise<string>>();
const many = 40_000;
const manyPages = 400;

/** Reads of what was not read for so long that it is kept no more. */
const afresh =
  (paths: readonly string[]): Open =>
  async (lab) => {
    const more = { hosts: JsonText.of(hosts) };
    const url = large.get(lab) ?? fill(lab, many, more).then(async (file) => (await startReference(lab, file)).url);
    large.set(lab, url);
    return gets(lab, await url, paths);
  };

const shows = Array.from({ length: many }, (_, at) => `${connections}/${idAt(at)}`);
const pages = Array.from({ length: manyPages }, (_, at) => `${connections}?limit=100&offset=${at}`);

/** Reads over HTTP. */
export const reads = contest({
  id: 'reads',
  title: 'Read: show a connection, list a page of 100 with 10 hosts each, 64 connections',
  unit: 'requests/s',
  contenders: {
    'show bytes': { what: 'bare node:http that sends the same bytes', open: bytes(show) },
    show: { what: 'reference server, SQLite file, one connection again and again, which it keeps', open: ours(show) },
    'show afresh': {
      what: 'the same, 40,000 connections in turn, more than it keeps: each is read from the file',
      open: afresh(shows),
    },
    'list bytes': { what: 'bare node:http that sends the same bytes', open: bytes(page) },
    list: { what: 'reference server, SQLite file, one page again and again, which it keeps', open: ours(page) },
    'list afresh': {
      what: 'the same, 400 pages in turn, more than it keeps: each is read from the file',
      open: afresh(pages),
    },
  },
  rows: [
    {
      work: 'show',
      kind: 'limit',
      ratio: ['show', 'show bytes'],
      bar: { least: 0.65 },
      why: 'The answer is kept and given again: what says that it may be is asked of SQLite once for all requests that come in together, a hundredth of a profile. Nearly half of it is the writing to the socket, which the limit spends too; the rest is spread over routing, judging, naming and counting the request. A connection that was not read lately is read from the file: see show afresh.',
    },
    {
      work: 'list page of 100 with 10 hosts each',
      kind: 'limit',
      ratio: ['list', 'list bytes'],
      bar: { least: 0.8 },
      why: 'The page is kept as bytes and given again, as the limit does; beside that the request is routed, judged, named and counted. A page that was not read lately, or after a change, is read from the file: see list afresh, where a profile shows a quarter of the time in writing JSON, a fifth in collecting garbage and a sixth in the query.',
    },
  ],
});
