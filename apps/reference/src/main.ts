/** The reference server as a program: settings from flags and the environment, until SIGINT or SIGTERM. */
import { parseArgs } from 'node:util';
import { startReference } from './reference.ts';

const { env } = process;
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: env.DLI_REFERENCE_PORT ?? '4020' },
    host: { type: 'string', default: env.DLI_REFERENCE_HOST ?? '127.0.0.1' },
    data: { type: 'string', default: env.DLI_REFERENCE_DATA ?? '.dli/reference.sqlite' },
  },
});

try {
  const server = await startReference({ port: Number(values.port), host: values.host, data: values.data });
  console.log(`reference server on ${server.url}, data in ${values.data}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(`dli-reference: ${(error as Error).message}`);
  process.exit(1);
}
