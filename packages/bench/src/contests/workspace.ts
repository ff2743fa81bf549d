import { contest, MissingError } from '../contest.ts';
import { timed } from '../lab/time.ts';
import { runTask, runVerb, tasksOf } from '../lab/turbo.ts';
import { runNode } from './start.ts';

/** The verbs that `test` is made of; see scripts/run.mjs. */
const testVerbs = ['lint', '//#lint:code', 'bundle', 'build', 'drift', 'typecheck', 'test', 'review'];

/** The time that work in the repository takes. */
export const workspace = contest({
  id: 'workspace',
  title: 'Work in the repository: generate from nothing, test again with nothing changed',
  unit: 'ms',
  contenders: {
    tools: {
      what: 'the tools of generate and build, one after the other, alone',
      async open() {
        const tasks = await tasksOf('generate', 'build');
        return {
          measure: () =>
            timed(0, async () => {
              for (const task of tasks) await runTask(task);
            }),
        };
      },
    },
    generate: {
      what: 'the verb, without its cache',
      open: async () => ({ measure: () => timed(0, () => runVerb('generate', '--force')) }),
    },
    node: {
      what: 'node printing its version',
      open: async () => ({ measure: () => timed(0.5, () => runNode('--version')) }),
    },
    'test again': {
      what: 'the verb, with nothing changed since it passed',
      async open() {
        const changed = (await tasksOf(...testVerbs)).filter(({ cache }) => cache.status !== 'HIT');
        if (changed.length > 0)
          throw new MissingError(`run test first: ${changed.length} of its tasks have not passed as they are`);
        return { measure: () => timed(0, () => runVerb('test')) };
      },
    },
  },
  rounds: 2,
  rows: [
    { work: '`generate` cold', kind: 'baseline', ratio: ['generate', 'tools'], bar: { most: 1.1 } },
    { work: '`test` again with nothing changed', kind: 'baseline', ratio: ['test again', 'node'], bar: { most: 30 } },
  ],
});
