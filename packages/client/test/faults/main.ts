/** Runs schedules of faults: `node test/faults/main.ts [count] [first seed]`. Ends with 1 where one found a problem. */
import { runSchedule } from './schedule.ts';

const [count = 10_000, first = 1] = process.argv.slice(2).map(Number);
const outcomes = new Map<string, number>();
let problems = 0;
for (let seed = first; seed < first + count; seed++) {
  const found = await runSchedule(seed);
  for (const problem of found.problems) console.error(problem);
  problems += found.problems.length;
  for (const name of found.outcomes) outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
}
console.log(`${count} schedules from seed ${first}, ${problems} problems:`, Object.fromEntries(outcomes));
process.exitCode = problems > 0 ? 1 : 0;
