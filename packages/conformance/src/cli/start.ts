/** The kit as a program: reads its settings, and runs the tests. */
import { complaintOf } from '@dli-connections/command';
import { kitHelp } from './flags.ts';
import { readKitSettings } from './settings.ts';

/** Runs the command line. */
export async function start(): Promise<void> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The first signal ends the run after the current case and removes the connections made; the second ends it at once.
    process.on(signal, () => (interrupt.signal.aborted ? process.exit(2) : interrupt.abort()));
  }
  // A reader such as `head` closes the pipe early.
  process.stdout.on('error', () => {});

  try {
    const settings = readKitSettings(process.argv.slice(2), process.env);
    const print = (text: string) => process.stdout.write(`${text}\n`);
    if (settings === 'help') print(kitHelp());
    else if (settings === 'version') print(await (await import('../files.ts')).loadVersion());
    // Loading the modules of a run takes longer than reporting a wrong flag.
    else
      process.exitCode = (await (await import('./program.ts')).runProgram(settings, print, interrupt.signal)) ? 0 : 1;
  } catch (error) {
    console.error(complaintOf('dli-conformance', error));
    // One per line, ready to paste.
    for (const line of (error as { requests?: string[] }).requests ?? []) console.error(line);
    process.exitCode = 2;
  }
}
