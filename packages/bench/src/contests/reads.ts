import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { medianOf } from '@dli-connections/lab/stats';
import type { Build } from '../build.ts';
import { type Contender, contest, noSlower, type OpenContender } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import { type Lab, oncePerLab } from '../lab/lab.ts';
import { fillOver, pagesOf, projectsOf, tenHosts } from './filling.ts';
import { credentials } from './requests.ts';
import { startBaseline, startDurable } from './servers.ts';

/** A server with 40,000 connections in 100 projects, so that each answer is a first read, or was last read tens of thousands of answers ago. */
const filled = oncePerLab(async (lab: Lab, build: Build) => {
  const { url } = await startDurable(lab, build);
  const [projects, each] = [projectsOf(lab.quick ? 2 : 100), lab.quick ? 110 : 400];
  const shows = await fillOver(url, projects, each, { hosts: tenHosts });
  return { url, shows, pages: pagesOf(projects, each) };
});

type Filled = Awaited<ReturnType<typeof filled>>;
type Which = (server: Filled) => readonly string[];
const shows: Which = (server) => server.shows;
const pages: Which = (server) => server.pages;

const shot = { method: 'GET', headers: credentials, connections: 64, status: 200 } as const;
const gets = (lab: Lab, url: string, paths?: readonly string[]): Contender => ({
  measure: (seconds) => lab.load().rate({ ...shot, urls: [url], seconds, ...(paths && { paths }) }),
});

const ours =
  (which: Which): OpenContender =>
  async (lab, build) => {
    const server = await filled(lab, build);
    return gets(lab, server.url, which(server));
  };

/** The baseline, with the very bytes that the reference server answers. */
const bytes =
  (which: Which): OpenContender =>
  async (lab, build) => {
    const server = await filled(lab, build);
    const { ask, close } = createAsker(server.url, credentials);
    const file = join(lab.folder(), 'body.json');
    writeFileSync(file, (await ask(which(server)[0] ?? '')).body);
    await close();
    return gets(lab, (await startBaseline(lab, 'bytes', file)).url);
  };

/** A page that is read right after a change of a connection on it, one after the other. The change is not timed. */
const afterChange: OpenContender = async (lab, build) => {
  const { url, pages } = await filled(lab, build);
  const { ask, close } = createAsker(url, credentials);
  let turn = 0;
  return {
    async measure(seconds) {
      const times: number[] = [];
      for (const end = performance.now() + seconds * 1000; times.length === 0 || performance.now() < end; ) {
        const page = pages[turn++ % pages.length] ?? '';
        const project = page.slice(0, page.indexOf('?'));
        const { connections }: { connections: { id: string }[] } = JSON.parse((await ask(page)).body.toString());
        const name = `changed${turn}.example`;
        const hosts = [{ ip: '192.168.0.1', name }, ...tenHosts.slice(1)];
        await ask(`${project}/${connections[0]?.id}`, JSON.stringify({ hosts }), 'PUT');
        const before = performance.now();
        const { body } = await ask(page);
        times.push(performance.now() - before);
        if (!body.includes(name)) throw new Error(`the list does not show ${name}, which was just stored`);
      }
      return 1000 / medianOf(times);
    },
    close,
  };
};

/** Reads over HTTP, each a first read. */
export const reads = contest('reads', {
  title: 'Read for the first time: show a connection, list a page of 100 with 10 hosts each, 64 connections',
  unit: 'requests/s',
  contenders: {
    'show bytes': { what: 'bare node:http that sends the same bytes', open: bytes(shows) },
    show: {
      what: 'reference server, SQLite file, 40,000 connections in turn',
      open: ours(shows),
      against: { work: 'show, first read', bar: noSlower },
    },
    'list bytes': { what: 'bare node:http that sends the same bytes', open: bytes(pages) },
    list: {
      what: 'reference server, SQLite file, 30,100 pages in turn',
      open: ours(pages),
      against: {
        work: 'list page of 100 with 10 hosts each, first read',
        bar: { least: 3.5 },
        why: 'Two thirds of the processor time of a page is its statement in SQLite: half of that finds 100 rows among those of other projects, a fourth puts their text together, a fourth names the length and the checksum of each. The rest is the check of the checksums, without which a damaged file would be passed on as JSON, and HTTP. A table in the order of projects was tried: rows of a kilobyte overflow its pages, and lists took two to four times as long.',
      },
    },
    'list after a change': {
      what: 'the same, one after the other, each right after an untimed change of a connection on the page',
      open: afterChange,
      against: {
        work: 'list page right after a change of one of its connections',
        bar: { least: 2 },
        why: 'As a first read, one call after the other: a third of the time is the way over the socket and back.',
      },
    },
  },
  rows: [
    {
      work: 'show, first read',
      kind: 'baseline',
      ratio: ['show', 'show bytes'],
      bar: { least: 0.62 },
      why: 'Until November 2026 this row read one connection again and again, and so measured a cache of answers. The statement takes a tenth of the processor time, the checksum of the text a twentieth; the rest is HTTP and what each request is judged by.',
    },
    {
      work: 'list page of 100 with 10 hosts each, first read',
      kind: 'baseline',
      ratio: ['list', 'list bytes'],
      bar: { least: 0.25 },
      why: 'Until November 2026 this row read one page again and again, and so measured a cache of answers. Two thirds of the processor time are the statement in SQLite, which finds 100 rows among those of other projects.',
    },
  ],
});
