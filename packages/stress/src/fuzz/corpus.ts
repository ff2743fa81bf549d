import {
  buildRequest,
  type JudgeRules,
  loadSuite,
  requestExamples,
  resultFields,
  type Wired,
} from '@dli-connections/conformance';
import { operations } from '@dli-connections/contract';
import { readBundle } from '@dli-connections/contract/bundle';
import { validators } from '@dli-connections/contract/validators';

/** The project of the requests, and the one that it shares with. */
export const [project, other] = ['fuzz', 'fuzzother'];

/** The identifier of the connection in the requests. */
export const connectionId = '00000000-0000-4000-8000-000000000001';

/** The token of requests whose credentials are not changed. */
export const token = 'token-of-fuzz';

/** Endpoint of requests that never leave the process. */
export const endpoint = 'http://dli.test';

/** Largest body used as a base, in bytes. Larger ones are slow and show little that is new. */
export const largest = 65_536;

/** Base material for requests. */
export interface Corpus {
  /** The last request of every case of the conformance kit: legal and illegal ones for each rule of the contract. */
  requests: Wired[];
  /** The legal ones. */
  legal: Wired[];
  rules: JudgeRules;
}

/** Loads the corpus. */
export async function loadCorpus(): Promise<Corpus> {
  const bundle = await readBundle();
  const contract = { operations, validators };
  const { derived, behaviours } = await loadSuite(bundle, contract);
  const sender = { operations, examples: requestExamples(bundle), endpoint, project_id: project, token };
  const saved = { id: connectionId, other };
  const made = [...derived, ...behaviours].flatMap(({ steps }) => {
    const step = steps.at(-1);
    if (!step) return [];
    const request = buildRequest(step, sender, saved);
    return (request.body?.length ?? 0) > largest ? [] : [{ request, legal: step.status < 400 }];
  });
  return {
    requests: made.map(({ request }) => request),
    legal: made.filter(({ legal }) => legal).map(({ request }) => request),
    rules: { contract, result: resultFields(bundle) },
  };
}
