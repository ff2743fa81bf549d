import { problemsOfSqlite } from '@dli-connections/handler';
import { isPostgres, placeOf } from '../data.ts';
import { placeFlags, placeIn } from '../settings.ts';
import { problemsOf } from '../state/check.ts';
import { counted, createCommand, tell } from './command.ts';
import { mustHaveData, using } from './place.ts';

export const check = createCommand('check', '[options]', placeFlags, async (read) => {
  const place = placeIn(read);
  mustHaveData(place);
  let problems = 0;
  const say = async (problem: string) => {
    problems++;
    await tell(problem);
  };
  // The problems that SQLite finds go first: damage there explains problems of the connections.
  if (!isPostgres(place)) for (const problem of problemsOfSqlite(place)) await say(problem);
  const checked = await using(place, (store) => problemsOf(store, say), { asItIs: true });
  if (problems > 0) throw new Error(`${counted(problems, 'problem')} found in ${placeOf(place)}`);
  console.error(`${counted(checked, 'connection')} in ${placeOf(place)} checked, and no problem found`);
});
