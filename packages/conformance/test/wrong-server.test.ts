/** The kit on an independent server: no false alarms, and no mistake missed. */
import { expect, test } from 'vitest';
import { createRemote } from '../src/cli/target.ts';
import { askTarget, type Report } from '../src/index.ts';
import { kit } from './targets.ts';
import { type Mistake, mistakes } from './wrong-server/mistakes.ts';
import { startWrongServer } from './wrong-server/server.ts';

/** One derived case in this many is asked; `DLI_CONFORMANCE_DERIVED=all` asks all. */
const sample = process.env.DLI_CONFORMANCE_DERIVED === 'all' ? 1 : 4;
const derived = kit.suite.derived.filter((_, at) => at % sample === 0);
const own = { ...kit, suite: { ...kit.suite, derived } };

async function ask(made: Iterable<Mistake>, only: string[] = []): Promise<Report> {
  const { url, close } = await startWrongServer(new Set(made));
  const { report } = await askTarget(own, { name: 'a stranger', target: createRemote(), endpoint: url, only });
  await close();
  return report;
}

/** The cases of the operations with a mistake, and the cases about state. The others would take as long again. */
const whereMade = [
  ...['batchDelete*', 'show*', 'list*', 'count*', 'update*', 'deleteEnhancedConnection/*'],
  ...['createEnhancedConnection/body.hosts*', 'change/*', 'create/*', 'list/*', 'share/*', 'tags/*'],
];

test('a server that makes no mistake has no failure', async () => {
  const { failures, counts } = await ask([]);
  expect(failures).toEqual([]);
  expect(counts.passed).toBeGreaterThan(4000 / sample);
});

test('a server that makes ten mistakes has these reported, each with its line of the spec, and no other', async () => {
  const { failures } = await ask(Object.keys(mistakes) as Mistake[], whereMade); // its keys
  const expected = Object.values(mistakes).map((pointer) => kit.lineOf(pointer));
  expect([...new Set(failures.map(({ rule }) => rule))].sort()).toEqual(expected.sort());
});
