/** All faults, by their subject. */
import type { Target } from '@dli-connections/contract';
import { atOnceFaults, besidesFaults } from './at-once-faults.ts';
import { changeFaults } from './change-faults.ts';
import { characterFaults } from './character-faults.ts';
import { clientFaults } from './client-faults.ts';
import { pageFaults } from './held-out/pages.ts';
import { restartFaults } from './held-out/restart.ts';
import { retryFaults } from './held-out/retries.ts';
import { ruleFaults } from './held-out/rules.ts';
import { sharingFaults } from './held-out/sharing.ts';
import type { Restartable } from './make.ts';
import { keepFaults, listFaults } from './store-faults.ts';
import { tagFaults } from './tag-faults.ts';
import { answerFaults, requestFaults } from './wire-faults.ts';

/** Plants a fault. */
export type Plant = () => Target | Restartable;

/** Faults whose cases were written beside them. */
export const withCases: Record<string, Record<string, Plant>> = {
  lists: listFaults,
  keeping: keepFaults,
  changes: changeFaults,
  answers: answerFaults,
  requests: requestFaults,
  tags: tagFaults,
  'what clients send': clientFaults,
  characters: characterFaults,
  'calls at once': atOnceFaults,
  'what a change is not about': besidesFaults,
};

/** Faults that were measured before any case was written for them: see `held-out/first.yaml`. */
export const heldOut: Record<string, Record<string, Plant>> = {
  restarts: restartFaults,
  repetition: retryFaults,
  rules: ruleFaults,
  sharing: sharingFaults,
  pages: pageFaults,
};
