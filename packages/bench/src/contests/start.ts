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

/** True where a port answers a request; asked without a client, whose own start would count. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
    socket.once('error', () => resolve(false));
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
  });
}

/** From nothing to the first answer. */
export const start = contest({
  id: 'start',
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
          async measure() {
            const [port, data] = [await freePort(), join(lab.folder(), 'data.sqlite')];
            const before = performance.now();
            const args = [packedOf(build), '--port', String(port), '--data', data, '--log', 'off'];
            const child = spawn(process.execPath, args, { stdio: 'ignore' });
            while (!(await answers(port))) {
              if (child.exitCode !== null) throw new Error(`the reference server ended with ${child.exitCode}`);
            }
            const time = performance.now() - before;
            await endProcess(child);
            return time;
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
