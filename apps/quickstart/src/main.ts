/** The program behind the verb `quickstart`: the first program with the client, in a project that stays to be played with. */
import { fileURLToPath } from 'node:url';
import { messageOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { runQuickstart } from './quickstart.ts';

const about =
  'Makes a project with the packed client in .dli/quickstart, and runs quickstart.mjs there. It calls the reference server of "start" if that runs, and otherwise one of its own.';
const endpoint = {
  flag: 'endpoint',
  fallback: '',
  variable: 'DLI_ENDPOINT',
  value: 'URL',
  meaning: 'call this server',
  rule: {
    text: 'an http:// or https:// address',
    holds: (value: string) => /^https?:$/.test(URL.parse(value)?.protocol ?? ''),
  },
} as const;

/** Refuses a server that does not answer, before the client is installed for it. */
async function mustAnswer(url: string): Promise<void> {
  await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch((error: unknown) => {
    const cause = error instanceof Error ? error.cause : undefined;
    throw new Error(`nothing answers at ${url}: ${messageOf(cause || error)}`, { cause: error });
  });
}

/** The address of the reference server of `start`, where it answers. */
async function running(): Promise<string | undefined> {
  const url = 'http://127.0.0.1:4020';
  const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return ready?.ok ? url : undefined;
}

try {
  const { text } = readArguments('quickstart', [endpoint], about);
  const directory = fileURLToPath(new URL('../../../.dli/quickstart', import.meta.url));
  const called = text('endpoint') || (await running());
  console.log(called ? `calling ${called}` : 'calling a reference server of its own, as none is on port 4020');
  if (called) await mustAnswer(called);
  process.stdout.write(await runQuickstart({ directory, endpoint: called }));
  console.log(`\nThe project is ${directory}. Edit quickstart.mjs there, and run "node quickstart.mjs" in it,`);
  console.log('while "start" runs or with DLI_ENDPOINT set to the address of a server.');
} catch (error) {
  console.error(`quickstart: ${messageOf(error)}`);
  process.exit(1);
}
