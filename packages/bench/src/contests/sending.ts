import { memoryOf } from '@dli-connections/lab/process';
import { contest, MissingError, type OpenContender } from '../contest.ts';
import { createWorker } from '../lab/worker.ts';
import { largeCreateOf } from './requests.ts';
import { startReference } from './servers.ts';

const file = new URL('../peers/sender.ts', import.meta.url);

/** A new process for each measurement: one that has sent a large body has grown already. */
const sent =
  (by: 'token' | 'access key'): OpenContender =>
  async (lab, build) => {
    if (!memoryOf(process.pid))
      throw new MissingError('the memory of a process is read from /proc, which this machine lacks');
    const { url } = await startReference(lab, build, ':memory:');
    return {
      async measure(seconds) {
        const worker = createWorker(file, [url, by], lab.folder());
        try {
          return await worker.measure(seconds);
        } finally {
          await worker.close?.();
        }
      },
    };
  };

/** The memory that the client takes for a large body. */
export const sending = contest('sending', {
  title: 'Create a connection with 20,000 hosts through the client: peak memory of its process over idle',
  unit: 'MiB',
  contenders: {
    body: {
      what: 'bytes of the body',
      open: async () => ({ measure: async () => Buffer.byteLength(JSON.stringify(largeCreateOf('large'))) / 2 ** 20 }),
    },
    token: { what: 'the client with a token', open: sent('token') },
    'access key': { what: 'the client with an access key', open: sent('access key') },
  },
  rows: [
    {
      work: 'create with 20,000 hosts, with a token: memory',
      kind: 'baseline',
      ratio: ['token', 'body'],
      bar: { most: 4 },
    },
    {
      work: 'create with 20,000 hosts, signed: memory',
      kind: 'baseline',
      ratio: ['access key', 'body'],
      bar: { most: 4 },
    },
  ],
});
