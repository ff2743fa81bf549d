/** A client as a program: prints by how much a create with 20,000 hosts raises its peak memory, in MiB. */
import { createDliClient } from '@dli-connections/client';
import { collectGarbage } from '@dli-connections/lab/garbage';
import { memoryOf, resetPeak } from '@dli-connections/lab/process';
import { largeCreateOf, project as projectId } from '../contests/requests.ts';
import { work } from '../lab/worker.ts';

const [endpoint = '', by = ''] = process.argv.slice(2);
const accessKey = { accessKey: 'BENCHACCESSKEY', secretKey: 'secret' };
const client = createDliClient({ endpoint, projectId, credentials: by === 'token' ? 'bench' : accessKey });

const names = Array.from({ length: 20 }, (_, at) => `s_${process.pid}_${at}`);
const large = largeCreateOf(`large_${process.pid}`);

work(async () => {
  // Code that runs for the first time is loaded and compiled.
  for (const name of names) await client.createEnhancedConnection({ ...large, name, hosts: large.hosts.slice(0, 1) });
  collectGarbage();
  resetPeak(process.pid);
  const idle = memoryOf(process.pid)?.now ?? Number.NaN;
  await client.createEnhancedConnection(large);
  return ((memoryOf(process.pid)?.peak ?? Number.NaN) - idle) / 2 ** 20;
});
