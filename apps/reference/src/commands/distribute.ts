import { readFlags } from '@dli-connections/command';
import { distributePostgres } from '@dli-connections/handler';
import { placeOf } from '../reference.ts';
import { isPostgres } from '../settings.ts';
import { distributeFlags } from './flags.ts';
import { helpOf, tell } from './tell.ts';

/** Spreads the data over the nodes of a Citus cluster. Throws an Error of one line. */
export async function distribute(args: string[], env: NodeJS.ProcessEnv): Promise<void> {
  const { text, has } = readFlags(distributeFlags, args, env);
  if (has('help')) return tell(helpOf('distribute', 'distribute --database URL', distributeFlags));
  const place = text('database');
  if (!isPostgres(place)) throw new Error('distribute wants --database; --help lists its options');
  const tables = await distributePostgres(place);
  console.error(
    `${placeOf(place)}: ${tables.length === 0 ? 'distributed already' : `distributed ${tables.join(', ')}`}`,
  );
}
