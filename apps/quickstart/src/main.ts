/** The program behind the verb `quickstart`: the first program with the client, in a project that stays to be played with. */
import { fileURLToPath } from 'node:url';
import { messageOf } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { runQuickstart } from './quickstart.ts';

const usage = `Usage: quickstart [--endpoint URL]

Makes a project with the packed client in .dli/quickstart, and runs quickstart.mjs there. It calls the reference server of
\`start\` where that runs, and otherwise one of its own.

  --endpoint URL  call this server (DLI_ENDPOINT)
  -h, --help      show this text`;

/** The address of the reference server of `start`, where it answers. */
async function running(): Promise<string | undefined> {
  const url = 'http://127.0.0.1:4020';
  const ready = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
  return ready?.ok ? url : undefined;
}

try {
  const values = readArguments('quickstart', { endpoint: { type: 'string' } }, usage);
  const directory = fileURLToPath(new URL('../../../.dli/quickstart', import.meta.url));
  const endpoint = values.endpoint ?? (process.env.DLI_ENDPOINT || (await running()));
  console.log(endpoint ? `calling ${endpoint}` : 'calling a reference server of its own, as none is on port 4020');
  process.stdout.write(await runQuickstart({ directory, endpoint }));
  console.log(`\nThe project is ${directory}. Edit quickstart.mjs there, and run "node quickstart.mjs" in it.`);
} catch (error) {
  console.error(`quickstart: ${messageOf(error)}`);
  process.exit(1);
}
