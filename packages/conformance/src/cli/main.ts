#!/usr/bin/env node
/** `dli-conformance`: asks a server whether it keeps the contract. */
import { helpText, readSettings } from './settings.ts';

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // The first one ends the run after the case that is running and removes what was made; the second one ends it at once.
  process.on(signal, () => (interrupt.signal.aborted ? process.exit(2) : interrupt.abort()));
}
// Who reads only the first lines closes the pipe.
process.stdout.on('error', () => {});

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  const print = (text: string) => process.stdout.write(`${text}\n`);
  if (settings === 'help') print(helpText());
  else if (settings === 'version') print(await (await import('../files.ts')).loadVersion());
  // What a run needs takes longer to load than to say that a flag is wrong.
  else process.exitCode = (await (await import('./program.ts')).runProgram(settings, print, interrupt.signal)) ? 0 : 1;
} catch (error) {
  console.error(`dli-conformance: ${(error as Error).message}`);
  process.exitCode = 2;
}
