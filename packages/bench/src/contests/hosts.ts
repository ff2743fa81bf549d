import { join } from 'node:path';
import type { Running } from '@dli-connections/lab/program';
import type { Build } from '../build.ts';
import { contest, noLonger, type OpenContender } from '../contest.ts';
import { createAsker } from '../lab/ask.ts';
import type { Lab } from '../lab/lab.ts';
import { timed } from '../lab/time.ts';
import { connections, credentials, largeCreateOf } from './requests.ts';
import { startBaseline, startDurable } from './servers.ts';

const body = largeCreateOf('{name}');

/** The two forms that JSON comes in: of programs, and of people and their tools. */
const forms = { compact: JSON.stringify(body), pretty: JSON.stringify(body, null, 2) };

const on =
  (form: keyof typeof forms, start: (lab: Lab, build: Build) => Promise<Running>): OpenContender =>
  async (lab, build) => {
    const { url } = await start(lab, build);
    const { ask, close } = createAsker(url, credentials);
    const [before = '', after = ''] = forms[form].split('{name}');
    let names = 0;
    const create = () => ask(connections, `${before}h${names++}${after}`);
    return { measure: (seconds) => timed(seconds, create), close };
  };

const bare = (lab: Lab) => startBaseline(lab, 'insert', join(lab.folder(), 'bodies.sqlite'));
const ours = (lab: Lab, build: Build) => startDurable(lab, build);

const why =
  'The baseline decodes, parses and inserts. The server also scans the bytes before it parses them, so that a body that is expensive to parse is refused early (a sixth of its time), validates each host (a sixth), and writes the hosts in one form, without spaces (a fifth). Cutting the stored text out of the body was tried: compact bodies took a quarter less, pretty-printed ones a fifth more.';

/** A large create, in both forms of its JSON. */
export const largeCreate = contest('hosts', {
  title: 'Create a connection with 20,000 hosts: 1.3 MB compact, 2 MB pretty-printed',
  unit: 'ms',
  contenders: {
    'bare compact': {
      what: 'bare node:http that parses and inserts the same bytes, synced',
      open: on('compact', bare),
    },
    compact: {
      what: 'reference server, SQLite file',
      open: on('compact', ours),
      against: {
        work: 'create with 20,000 hosts, compact',
        bar: noLonger,
        why: 'Until November 2026 the stored text was cut out of a compact body, which made pretty-printed ones slower, and the bytes were not looked at before they were parsed.',
      },
    },
    'bare pretty': { what: 'the same as bare compact, pretty-printed', open: on('pretty', bare) },
    pretty: {
      what: 'reference server, SQLite file',
      open: on('pretty', ours),
      against: { work: 'create with 20,000 hosts, pretty-printed', bar: noLonger },
    },
  },
  rows: [
    {
      work: 'create with 20,000 hosts, compact',
      kind: 'baseline',
      ratio: ['compact', 'bare compact'],
      bar: { most: 1.35 },
      why,
    },
    {
      work: 'create with 20,000 hosts, pretty-printed',
      kind: 'baseline',
      ratio: ['pretty', 'bare pretty'],
      bar: { most: 1.35 },
      why,
    },
  ],
});
