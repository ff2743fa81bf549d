/** The mock as a program: settings from flags and the environment, until SIGINT or SIGTERM. */
import { parseArgs } from 'node:util';
import { startMock } from './start.ts';

const { env } = process;

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: env.DLI_MOCK_PORT || '4010' },
      host: { type: 'string', default: env.DLI_MOCK_HOST || '127.0.0.1' },
    },
  });
  const mock = await startMock({ port: Number(values.port), host: values.host });
  console.log(`mock on ${mock.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      mock.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(`dli-mock: ${(error as Error).message}`);
  process.exit(1);
}
