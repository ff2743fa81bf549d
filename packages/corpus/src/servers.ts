import { fileURLToPath } from 'node:url';
import { type Running, startAnswering, startPrinting } from '@dli-connections/lab/program';

/** Starts a server on a document. Rejects with what it printed when it does not start. */
export type Start = (file: string) => Promise<Pick<Running, 'url' | 'end'>>;

const mockProgram = fileURLToPath(new URL('main.ts', import.meta.resolve('@dli-connections/mock')));
const prismProgram = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'));

/** The mock of this repository. */
export const startMock: Start = (file) => startPrinting({ args: [mockProgram, '--port', '0', '--spec', file] });

/** Prism's own command, with the settings that it comes with. */
export const startPrism: Start = (file) =>
  startAnswering({ args: [prismProgram, 'mock', file, '--port', '{port}', '-v', 'error'] });
