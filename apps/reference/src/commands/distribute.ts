import { distributePostgres } from '@dli-connections/handler';
import { isPostgres, placeOf } from '../data.ts';
import { placeFlags } from '../settings.ts';
import { createCommand } from './command.ts';

export const distribute = createCommand('distribute', '--database URL', [placeFlags[1]], async ({ text }) => {
  const place = text('database');
  if (!isPostgres(place)) throw new Error('distribute needs --database; --help lists its options');
  const tables = await distributePostgres(place);
  console.error(
    `${placeOf(place)}: ${tables.length === 0 ? 'distributed already' : `distributed ${tables.join(', ')}`}`,
  );
});
