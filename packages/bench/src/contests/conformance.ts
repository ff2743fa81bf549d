import { loadSuite, type RunOptions, requestExamples, resultFields, runCase } from '@dli-connections/conformance';
import { operations } from '@dli-connections/contract';
import { readBundle } from '@dli-connections/contract/bundle';
import { validators } from '@dli-connections/contract/validators';
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import { type Contender, contest } from '../contest.ts';
import type { Lab } from '../lab/lab.ts';

const contract = { operations, validators };

/** The derived cases, and a handler with an empty store. */
async function prepare(lab: Lab) {
  const bundle = await readBundle();
  const { derived } = await loadSuite(bundle, contract);
  const cases = lab.quick ? derived.slice(0, 100) : derived;
  const store = openSqliteStore(':memory:');
  lab.defer(() => store.close());
  // Failures are made on purpose here.
  const target = createHandler({ store, onError: () => {} });
  let run = 0;
  const options = (): RunOptions => {
    const own = run++;
    return {
      target,
      contract,
      result: resultFields(bundle),
      examples: requestExamples(bundle),
      endpoint: 'http://dli.test',
      projectOf: (name) => `${own}x${cases.findIndex((each) => each.name === name)}`,
      token: 'any',
      likeReference: true,
    };
  };
  return { cases, options };
}

/** Runs all cases for at least so long: cases per second. */
async function rate(seconds: number, cases: number, runAll: () => Promise<void>): Promise<number> {
  const before = performance.now();
  let done = 0;
  do {
    await runAll();
    done += cases;
  } while (performance.now() - before < seconds * 1000);
  return (done / (performance.now() - before)) * 1000;
}

async function judged(lab: Lab): Promise<Contender> {
  const { cases, options } = await prepare(lab);
  const runAll = async () => {
    const own = options();
    for (const each of cases) await runCase(each, own);
  };
  return { measure: (seconds) => rate(seconds, cases.length, runAll) };
}

/** The requests of one run, sent again with no case and no verdict. */
async function answered(lab: Lab): Promise<Contender> {
  const { cases, options } = await prepare(lab);
  const { target, ...others } = options();
  const sent: { url: string; method: string; headers: Headers; body: ArrayBuffer }[] = [];
  const noting = async (request: Request) => {
    const { url, method, headers } = request;
    sent.push({ url, method, headers, body: await request.clone().arrayBuffer() });
    return target(request);
  };
  for (const each of cases) await runCase(each, { ...others, target: noting });
  const runAll = async () => {
    for (const { url, method, headers, body } of sent) {
      const response = await target(new Request(url, { method, headers, ...(body.byteLength > 0 && { body }) }));
      await response.text();
    }
  };
  return { measure: (seconds) => rate(seconds, cases.length, runAll) };
}

/** The cost of the verdicts of the conformance kit. */
export const conformance = contest('conformance', {
  title: 'Run the derived cases of the conformance kit in process',
  unit: 'cases/s',
  contenders: {
    'no verdict': { what: 'the same requests answered by the handler, with no verdict', open: answered },
    kit: { what: 'the cases: requests built, answers judged', open: judged },
  },
  rows: [{ work: 'derived cases per second', kind: 'baseline', ratio: ['kit', 'no verdict'], bar: { least: 0.3 } }],
});
