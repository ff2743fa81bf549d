import { readFlags } from '@dli-connections/command';
import { backupSqlite } from '@dli-connections/handler';
import { backupFlags } from './flags.ts';
import { mustBeWritable, mustHaveData } from './place.ts';
import { helpOf, tell } from './tell.ts';

/** Copies the data file, also while a server uses it. */
export async function backupData(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { text, has } = readFlags(backupFlags, args, env);
  if (has('help')) return tell(helpOf('backup', 'backup --out FILE [options]', backupFlags));
  const [data, out] = [text('data'), text('out')];
  if (out === '') throw new Error('backup wants --out; --help lists its options');
  mustHaveData(data);
  mustBeWritable('out', out, false);
  backupSqlite(data, out);
  console.error(`${data} copied to ${out}`);
}
