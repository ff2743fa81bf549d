import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Build, mockOf } from '../build.ts';
import { contest, noLonger, noSlower, type OpenContender } from '../contest.ts';
import type { Lab } from '../lab/lab.ts';
import { bundleFile } from '../peers/schema.ts';
import { thousandOperations } from '../peers/thousand.ts';
import { connections, creates } from './requests.ts';
import { prismProgram, silentMock, startMock, startPrism } from './servers.ts';
import { askPort, timeToAnswer } from './start.ts';

/** Requests to the mock and to plain Prism. */
export const mock = contest('mock', {
  title: 'Create a connection on the mock: small body, 64 connections',
  unit: 'requests/s',
  contenders: {
    mock: {
      what: 'the mock, on the spec that it was built with, without a log',
      async open(lab, build) {
        const { url } = await startMock(lab, build);
        return { measure: (seconds) => lab.load().rate(creates([url], seconds)) };
      },
      against: { work: 'create on the mock', bar: noSlower },
    },
    prism: {
      what: 'prism mock -v error',
      async open(lab) {
        const { url } = await startPrism(lab, '-v', 'error');
        return { measure: (seconds) => lab.load().rate(creates([url], seconds)) };
      },
    },
  },
  rows: [{ work: 'create on the mock', kind: 'peer', ratio: ['mock', 'prism'], bar: { least: 3 } }],
});

const isSuccess = (answer: string) => /^HTTP\/1\.1 2\d\d/.test(answer);

type Arguments = (lab: Lab, build: Build) => { args: (port: string) => string[]; path: string };

const starting =
  (settings: Arguments): OpenContender =>
  async (lab, build) => {
    const { args, path } = settings(lab, build);
    return { measure: () => timeToAnswer(args, path, isSuccess) };
  };

function thousandFile(lab: Lab): string {
  const file = join(lab.folder(), 'openapi.json');
  writeFileSync(file, JSON.stringify(thousandOperations()));
  return file;
}

const prismArguments = (file: string) => (port: string) => [prismProgram, 'mock', file, '--port', port, '-v', 'error'];

/** From nothing until an operation is answered. */
export const mockStart = contest('mock-start', {
  title: 'Start a mock until it answers an operation',
  unit: 'ms',
  contenders: {
    mock: {
      what: 'the mock as it is packed, on the spec that it was built with',
      open: starting((_, build) => ({ args: (port) => [mockOf(build), '--port', port], path: connections })),
      against: { work: 'start of the mock', bar: noLonger },
    },
    prism: {
      what: 'prism mock -v error, on the bundle of the same spec',
      open: starting(() => ({ args: prismArguments(bundleFile), path: connections })),
    },
    'mock, 1,000': {
      what: 'the mock on a document of 1,000 operations',
      open: starting((lab, build) => {
        const file = thousandFile(lab);
        return { args: (port) => [mockOf(build), '--port', port, '--spec', file], path: '/things249/a249' };
      }),
      against: { work: 'start of the mock, 1,000 operations', bar: noLonger },
    },
    'prism, 1,000': {
      what: 'prism mock -v error on that document',
      open: starting((lab) => ({ args: prismArguments(thousandFile(lab)), path: '/things249/a249' })),
    },
  },
  rows: [
    { work: 'start of a mock, the built-in spec', kind: 'peer', ratio: ['mock', 'prism'], bar: { most: 0.4 } },
    {
      work: 'start of a mock, 1,000 operations',
      kind: 'peer',
      ratio: ['mock, 1,000', 'prism, 1,000'],
      bar: { most: 0.6 },
    },
  ],
});

/** Edits a copy of the bundle and waits until the edit is served. */
const editing =
  (arguments_: (file: string, build: Build) => string[], env = process.env): OpenContender =>
  async (lab, build) => {
    const file = join(lab.folder(), 'openapi.json');
    const text = readFileSync(bundleFile, 'utf8');
    writeFileSync(file, text);
    const { url } = await lab.start({ args: arguments_(file, build), env });
    const port = Number(new URL(url).port);
    let edits = 0;
    return {
      async measure() {
        const name = `edited_${edits++}`;
        const edited = withName(text, name);
        const before = performance.now();
        writeFileSync(file, edited);
        while (!(await askPort(port, `${connections}/x`))?.includes(name)) {
          if (performance.now() - before > 60_000) throw new Error('an edit is not served within a minute');
        }
        return performance.now() - before;
      },
    };
  };

/** The bundle with another name in the first example of a show. */
function withName(text: string, name: string): string {
  const bundle = JSON.parse(text) as { components: { examples: Record<string, { value: { name: string } }> } };
  const example = bundle.components.examples['showEnhancedConnection.response'];
  if (!example) throw new Error('the spec has no example of a show');
  example.value.name = name;
  return JSON.stringify(bundle);
}

/** From an edit of the spec until it is served. */
export const mockEdit = contest('mock-edit', {
  title: 'Edit a spec until the edit is served',
  unit: 'ms',
  contenders: {
    mock: {
      what: 'the mock with --watch',
      open: editing((file, build) => [mockOf(build), '--port', '{port}', '--spec', file, '--watch'], {
        ...process.env,
        ...silentMock,
      }),
      against: { work: 'an edit until it is served', bar: noLonger },
    },
    prism: {
      what: 'prism mock -v error, which starts anew on a change',
      open: editing((file) => [prismProgram, 'mock', file, '--port', '{port}', '-v', 'error']),
    },
  },
  rows: [{ work: 'an edit until it is served', kind: 'peer', ratio: ['mock', 'prism'], bar: { most: 0.5 } }],
});
