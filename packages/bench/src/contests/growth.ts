import { thisBuild } from '../build.ts';
import { contest, type OpenContender } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import { type Lab, oncePerLab } from '../lab/lab.ts';
import { timed } from '../lab/time.ts';
import { fill, idAt } from './filled.ts';
import { connections, credentials, project } from './requests.ts';
import { startReference } from './servers.ts';

/** The server of a size, one for both kinds of reads. */
const serverOf = oncePerLab(async (lab: Lab, size: number) => {
  const file = await fill(lab, lab.quick ? size / 1000 + 1000 : size);
  return (await startReference(lab, thisBuild, file)).url;
});

/** The path at which tags are added to a connection. */
const tags = `/v3/${project}/dli_enhanced_datasource/${idAt(0)}/tags/create`;

const on =
  (size: number, path: (at: number) => string): OpenContender =>
  async (lab) => {
    const { ask, close } = createAsker(await serverOf(lab, size), credentials);
    let at = 0;
    const read = () => ask(connections + path(at++));
    // It is not timed. An answer that was cached would take the same at any size.
    const change = async () => void (await ask(tags, JSON.stringify({ tags: [{ key: 'k', value: String(at) }] })));
    return { measure: (seconds) => timed(seconds, read, change), close };
  };

const show = (size: number) => on(size, (at) => `/${idAt((at * 7919) % 1000)}`);
const list = (size: number) => on(size, () => '?offset=500&limit=100');

/** Reads as a project grows. */
export const growth = contest('growth', {
  title: 'Read from a project of 1,000, 100,000 and 1,000,000 connections, one after the other, each after a change',
  unit: 'ms, median',
  contenders: {
    'show 1,000': { what: 'show, 1,000 connections', open: show(1_000) },
    'show 100,000': { what: 'show, 100,000 connections', open: show(100_000) },
    'show 1,000,000': { what: 'show, 1,000,000 connections', open: show(1_000_000) },
    'list 1,000': { what: 'page of 100 behind 500, of 1,000', open: list(1_000) },
    'list 100,000': { what: 'page of 100 behind 500, of 100,000', open: list(100_000) },
    'list 1,000,000': { what: 'page of 100 behind 500, of 1,000,000', open: list(1_000_000) },
  },
  seconds: 1,
  rows: [
    { work: 'show p50', kind: 'itself', ratio: ['show 100,000', 'show 1,000'], bar: { most: 1.3 } },
    { work: 'show p50', kind: 'itself', ratio: ['show 1,000,000', 'show 1,000'], bar: { most: 1.3 } },
    { work: 'list page p50', kind: 'itself', ratio: ['list 100,000', 'list 1,000'], bar: { most: 1.5 } },
    { work: 'list page p50', kind: 'itself', ratio: ['list 1,000,000', 'list 1,000'], bar: { most: 1.5 } },
  ],
});
