import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Running, startAnswering, startPrinting } from '@dli-connections/lab/program';

/** Starts a server on a document. Rejects with its output when it does not start. */
export type Start = (file: string) => Promise<Pick<Running, 'url' | 'end'>>;

const mockProgram = fileURLToPath(new URL('main.ts', import.meta.resolve('@dli-connections/mock')));
const prismProgram = fileURLToPath(import.meta.resolve('@stoplight/prism-cli/dist/index.js'));

/** The mock of this repository. */
export const startMock: Start = (file) =>
  startPrinting({ args: [mockProgram, '--port', '0', '--spec', file] }).catch((error: Error) => {
    throw new Error(refusalIn(error.message, file));
  });

/** The line in which the mock refuses a document, without the folders of this machine. */
export function refusalIn(printed: string, file: string): string {
  const [, line = printed] = /dli-mock: (.*)/.exec(printed) ?? [];
  const name = basename(file);
  return line
    .split(' ')
    .map((word) => (word.includes(name) ? word.slice(word.lastIndexOf(name)) : word))
    .join(' ');
}

/** Prism's own command, with its default settings. */
export const startPrism: Start = (file) =>
  startAnswering({ args: [prismProgram, 'mock', file, '--port', '{port}', '-v', 'error'] });
