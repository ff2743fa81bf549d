/** `pnpm start`: the portal, the mock and the reference server, proven by real calls through the client, until Ctrl-C. */
import { complaintOf } from '@dli-connections/command';
import { checkedSettings } from './check.ts';
import { startHelp } from './settings.ts';

let stop = async (code: number): Promise<never> => process.exit(code);

try {
  const settings = await checkedSettings(process.argv.slice(2), process.env);
  if (settings === 'help') {
    console.log(startHelp());
  } else {
    // Loaded only when there is something to start: it brings everything with it.
    const program = await import('./start.ts');
    stop = program.stop;
    await program.start(settings);
  }
} catch (error) {
  console.error(complaintOf('dli-connections', error));
  await stop(1);
}
