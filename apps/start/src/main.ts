/** `pnpm start`: the portal, the mock and the reference server, proven by real calls through the client, until Ctrl-C. */
import { readSettings, settingsTable } from './settings.ts';

let stop = async (code: number): Promise<never> => process.exit(code);

try {
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings === 'help') {
    console.log(`start: the portal, the mock and the reference server\n\n${settingsTable()}`);
  } else {
    // Loaded only when there is something to start: it brings everything with it.
    const program = await import('./start.ts');
    stop = program.stop;
    await program.start(settings);
  }
} catch (error) {
  console.error(`dli-connections: ${(error as Error).message}`);
  await stop(1);
}
