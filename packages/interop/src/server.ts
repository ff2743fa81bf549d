import { fileURLToPath } from 'node:url';
import { type Running, startPrinting } from '@dli-connections/lab/program';

/** Credentials that the drivers of SDKs sign with. */
export const access = { project: 'p1', accessKey: 'INTEROPACCESSKEY', secretKey: 'interop-secret-key' };

const start = (name: 'reference' | 'mock', ...flags: string[]): Promise<Running> => {
  const main = fileURLToPath(new URL('./main.ts', import.meta.resolve(`@dli-connections/${name}`)));
  return startPrinting({ args: [main, '--port', '0', '--log', 'off', ...flags] });
};

/** Starts an empty reference server. With a credentials file, it verifies the signature of each request. */
export const startReference = (credentials?: string): Promise<Running> =>
  start('reference', '--memory', ...(credentials ? ['--credentials', credentials] : []));

/** Starts the mock. */
export const startMock = (): Promise<Running> => start('mock');
