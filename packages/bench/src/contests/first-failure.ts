import { measure as measureSuite } from '@dli-connections/conformance';
import { operations, type Target } from '@dli-connections/contract';
import { readBundle } from '@dli-connections/contract/bundle';
import { validators } from '@dli-connections/contract/validators';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { type Contender, contest } from '../contest.ts';
import type { Lab } from '../lab/lab.ts';

const contract = { operations, validators };

/** A handler that shows the state of connections in small letters, as no schema allows. */
function faulty(sound: Target): Target {
  return async (request) => {
    const response = await sound(request);
    const { status, headers } = response;
    return new Response((await response.text()).replaceAll('"ACTIVE"', '"active"'), { status, headers });
  };
}

/** The suite on a faulty handler, with a seed of its own each time; `pick` chooses the time that counts, in milliseconds. */
function suite(pick: (pace: Awaited<ReturnType<typeof measureSuite>>) => number | undefined) {
  return async (lab: Lab): Promise<Contender> => {
    const bundle = await readBundle();
    let seed = 0;
    const only = lab.quick ? ['show*'] : [];
    return {
      async measure() {
        const store = openSqliteStore(':memory:');
        const target = faulty(createHandler({ store, onError: () => {} }));
        seed += 1;
        const pace = await measureSuite({ name: 'faulty', target, bundle, contract, seed, likeReference: true, only });
        await store.close();
        const found = pick(pace);
        if (found === undefined) throw new Error('the suite finds nothing wrong with the faulty handler');
        return found;
      },
    };
  };
}

/** The time until the suite knows that a target is wrong. */
export const firstFailure = contest('first-failure', {
  title: 'Run the conformance kit in process until a case fails',
  unit: 'ms',
  rounds: 3,
  contenders: {
    first: {
      what: 'from the start of a run to the first failure, one field being wrong',
      open: suite((pace) => pace.firstFailure),
    },
    whole: { what: 'the whole run', open: suite(({ cases, casesPerSecond }) => (1000 * cases) / casesPerSecond) },
  },
  rows: [{ work: 'time to the first failure', kind: 'itself', ratio: ['first', 'whole'], bar: { most: 0.25 } }],
});
