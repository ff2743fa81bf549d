import { execFile, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { endProcess, freePort } from '@dli-connections/lab/program';
import { packedOf } from '../build.ts';
import { contest, noLonger } from '../contest.ts';
import { timed } from '../lab/time.ts';

/** Runs Node to its end. Rejects with its output when it fails. */
export async function runNode(...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, args);
}

/** First bytes that a port answers to a request; `undefined` if none come. A client is left out, since its start would count. */
export function askPort(port: number, path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nX-Auth-Token: a\r\n\r\n`),
    );
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => resolve(undefined));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
  });
}

/**
 * Starts a program and waits for an answer that `answered` accepts, or any. Resolves to the time in milliseconds, once
 * the program is gone.
 */
export async function timeToAnswer(
  args: (port: string) => string[],
  path = '/',
  answered: (answer: string) => boolean = () => true,
): Promise<number> {
  const port = await freePort();
  const before = performance.now();
  const child = spawn(process.execPath, args(String(port)), { stdio: 'ignore' });
  for (;;) {
    const answer = await askPort(port, path);
    if (answer !== undefined && answered(answer)) break;
    const end = child.exitCode ?? child.signalCode;
    if (end !== null) throw new Error(`a program ended with ${end} before it answered`);
  }
  const time = performance.now() - before;
  await endProcess(child);
  return time;
}

/** From nothing to the first answer. */
export const start = contest('start', {
  title: 'Start until the first request is answered',
  unit: 'ms',
  contenders: {
    node: {
      what: 'node printing its version',
      open: async () => ({ measure: (seconds) => timed(seconds, () => runNode('--version')) }),
    },
    'node -e 0': {
      what: 'node running nothing, for comparison',
      open: async () => ({ measure: (seconds) => timed(seconds, () => runNode('-e', '0')) }),
    },
    reference: {
      what: 'reference server as it is packed, new SQLite file',
      async open(lab, build) {
        return {
          measure() {
            const data = join(lab.folder(), 'data.sqlite');
            return timeToAnswer((port) => [packedOf(build), '--port', port, '--data', data, '--log', 'off']);
          },
        };
      },
      against: { work: 'start to first answered request', bar: noLonger },
    },
  },
  seconds: 1,
  rows: [
    {
      work: 'start to first answered request',
      kind: 'baseline',
      ratio: ['reference', 'node'],
      bar: { most: 4.5 },
      why: 'Half of the time is that of Node running nothing, since it prints its version before it starts its engine; of the processor time a bare HTTP server takes two thirds until it answers. What is beyond that is in about equal parts our own files, which are one bundle and compiled once, SQLite with a new file, its tables and their syncs, and the first request, for whose identifier Node loads its crypto. What Node calls fetch, which would take as long as its own start, is not loaded.',
    },
  ],
});
