import type { Random } from '@dli-connections/lab/random';
import { type StressOutcome, send } from '../send.ts';
import { nextCall } from './calls.ts';
import type { Ledger } from './ledger.ts';

/** Writers that run until they are stopped or get no answer. */
export interface Writers {
  /** Number of answered calls. */
  answered: () => number;
  stop: () => void;
  /** Resolves when all have stopped; rejects if an answer breaks the rules of the service. */
  done: Promise<void>;
}

/** Makes the next call of a project. Throws where its answer breaks the rules of the service. */
export async function callNext(ledger: Ledger, url: string, random: Random): Promise<StressOutcome['kind']> {
  const call = nextCall(random, ledger.project, ledger.grantee, ledger.active);
  const outcome = await send(url, call);
  if (outcome.kind === 'open') ledger.leaveOpen(call);
  if (outcome.kind !== 'answered') return outcome.kind;
  const expected = ledger.enter(call, outcome.body.connection_id);
  if (outcome.verdict !== expected)
    throw new Error(`${JSON.stringify(call)} is answered "${outcome.verdict}" instead of "${expected}"`);
  return 'answered';
}

/** Starts a writer for each ledger. Its next call follows from the seed and from earlier answers. */
export function startWriters(url: string, ledgers: readonly Ledger[], random: Random): Writers {
  let [answered, stopped] = [0, false];

  async function write(ledger: Ledger): Promise<void> {
    while (!stopped) {
      const kind = await callNext(ledger, url, random);
      // The next call would depend on an unknown state.
      if (kind === 'open') return;
      if (kind === 'answered') answered++;
    }
  }

  return {
    answered: () => answered,
    stop() {
      stopped = true;
    },
    done: Promise.all(ledgers.map(write)).then(() => {}),
  };
}
