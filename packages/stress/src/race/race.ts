import { seenIn } from '@dli-connections/handler/test/model';
import { createRandom } from '@dli-connections/lab/random';
import { ask, type StressCall, send } from '../send.ts';
import { seenOf } from '../view.ts';
import { createCall, listCall, racingCall, shareCall } from './calls.ts';
import { explain, type RecordedCall } from './explain.ts';

/** Number of clients, and of calls by each. */
const [clients, callsEach] = [3, 3];

/** Result of a race: its calls, and true if some order of them explains the answers. */
export interface StressRace {
  history: RecordedCall[];
  explained: boolean;
}

/** Sends a call to a server, and records the answer with its times. */
async function note(url: string, call: StressCall): Promise<RecordedCall> {
  const started = performance.now();
  const outcome = await send(url, call);
  const ended = performance.now();
  if (outcome.kind !== 'answered') throw new Error(`${call.operation} has no answer: ${JSON.stringify(outcome)}`);
  const { verdict, body } = outcome;
  const listed = call.operation === 'listEnhancedConnections';
  return { ...call, started, ended, verdict: listed ? seenOf(seenIn({ body })) : verdict, created: body.connection_id };
}

/**
 * Lets clients call several servers on one store at once, on two connections of a project, one of which is shared with
 * another. Some order of the calls must explain all answers and the data at the end.
 */
export async function race(urls: readonly [string, ...string[]], seed: number): Promise<StressRace> {
  const random = createRandom(seed);
  const [owner, grantee] = [`r${seed}`, `r${seed}grantee`];
  const history: RecordedCall[] = [];
  const add = async (url: string, call: StressCall) => {
    const step = await note(url, call);
    history.push(step);
    return step;
  };
  const ids: string[] = [];
  for (const name of ['a', 'c']) ids.push(String((await add(urls[0], createCall(owner, name))).created));
  await add(urls[0], shareCall(owner, grantee, 'grant', ids.slice(0, 1)));

  const plans = Array.from({ length: clients }, () =>
    Array.from({ length: callsEach }, () => ({
      call: racingCall(random, owner, grantee, ids),
      url: random.pick(urls),
    })),
  );
  await Promise.all(
    plans.map(async (plan) => {
      for (const { url, call } of plan) await add(url, call);
    }),
  );
  for (const url of urls) for (const project of [owner, grantee]) await add(url, listCall(project));
  return { history, explained: explain(history, [owner, grantee]) !== undefined };
}

/** Lets many clients create the same name on several servers at once, and counts the successes. */
export async function contend(urls: readonly [string, ...string[]], project: string, creators: number) {
  const outcomes = await Promise.all(
    Array.from({ length: creators }, (_, at) => send(urls[at % urls.length] ?? urls[0], createCall(project, 'one'))),
  );
  const made = outcomes.filter((each) => each.kind === 'answered' && each.verdict === 'ok').length;
  const refused = outcomes.filter((each) => each.kind === 'answered' && each.body.error_code === 'DLI.0006').length;
  const { count } = await ask(urls[0], listCall(project));
  return { made, refused, found: Number(count) };
}
