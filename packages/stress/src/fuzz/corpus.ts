import {
  buildRequest,
  errorFields,
  loadSuite,
  type Rules,
  requestExamples,
  type Wired,
} from '@dli-connections/conformance';
import { operations } from '@dli-connections/contract';
import { readBundle } from '@dli-connections/contract/codegen';
import { validators } from '@dli-connections/contract/validators';

/** The project that requests are made in, and the one that they share with. */
export const [project, other] = ['fuzz', 'fuzzother'];

/** The identifier of the connection that requests are about. */
export const connectionId = '00000000-0000-4000-8000-000000000001';

/** The token that is sent, where none is left out or made up. */
export const token = 'token-of-fuzz';

/** Where requests go to that never leave the process. */
export const endpoint = 'http://dli.test';

/** A body that something is made of is not larger than this, in bytes: what is large takes long, and shows little that is new. */
export const largest = 65_536;

/** What requests are made of. */
export interface Corpus {
  /** The last request of every case of the conformance kit: on each rule of the contract, and on both sides of it. */
  requests: Wired[];
  /** Those of them that keep the contract. */
  legal: Wired[];
  rules: Rules;
}

/** Reads the corpus. */
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
    rules: { contract, envelope: errorFields(bundle) },
  };
}
