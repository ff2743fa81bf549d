import { backupSqlite } from '@dli-connections/handler';
import { fits, fitting } from '@dli-connections/handler/data-file';
import { placeFlags } from '../settings.ts';
import { createCommand } from './command.ts';
import { mustBeWritable, mustHaveData, mustNotBeData } from './place.ts';
import { withUndo } from './undo.ts';

const options = [
  {
    flag: 'out',
    fallback: '',
    value: 'FILE',
    meaning: 'file to write, which must be new',
    // A server is to find its data there.
    rule: { text: fitting, holds: fits },
  },
  placeFlags[0],
] as const;

export const backup = createCommand('backup', '--out FILE [options]', options, async ({ text, given }, env) => {
  const [data, out] = [text('data'), text('out')];
  if (out === '') throw new Error('backup needs --out; --help lists its options');
  // The server would use the database: a copy of a file that it does not use is no backup.
  if (env.DATABASE_URL && !given('data'))
    throw new Error('DATABASE_URL names a database, which pg_dump backs up; --data names a data file to copy');
  mustHaveData(data);
  mustBeWritable('out', out, false);
  mustNotBeData('out', out, data);
  // Nothing needs to be undone: a signal takes effect after the copy.
  await withUndo(
    () => {},
    async () => backupSqlite(data, out),
  );
  console.error(`${data} copied to ${out}`);
});
