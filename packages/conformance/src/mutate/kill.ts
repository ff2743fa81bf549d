import type { Target } from '@dli-connections/contract';
import type { Contract } from '@dli-connections/contract/server';
import type { Case } from '../cases.ts';
import type { KnownFailing } from '../known-failing.ts';
import { type RunOptions, runCase } from '../run.ts';
import { outcomeOf } from '../session.ts';
import type { Mutant } from './mutant.ts';
import { isAnswered, readingOf, type Trace, type TracedExchange, truthOf } from './trace.ts';

/** A fault that was planted, and the case that found it. */
export interface Graded {
  name: string;
  kind: string;
  /** The case that fails first, and how; absent when none does. */
  foundBy?: { name: string; fault: string };
  /** The reason why nothing can find it. */
  reason?: string;
}

/** Inputs of the judgement of mutants. */
export interface Grader {
  trace: Trace;
  /** The contract of the true bundle with that of a mutant in it. */
  contractOf: (mutant: Mutant) => Contract;
  targetOf: (mutant: Mutant, contract: Contract) => Target | Promise<Target>;
  options: Omit<RunOptions, 'target'>;
  /** Known failures of the target of the true contract. */
  known: readonly KnownFailing[];
  /**
   * `true` if the target has no state, and so answers a request as before where its contract says the same of it.
   * Comparing the readings of a request is not enough then: Prism has its own parser.
   */
  stateless: boolean;
}

/** The changes of a mutant other than how it reads requests. */
const beyondReading = /^(?:security|method|path)/;

/** Requests that are answered before they are read, and so always read alike. */
const beforeReading = /^security/;

/**
 * Finds a case that detects the mutant. Cases whose requests the mutant interprets like the true contract cannot fail,
 * so only the others run. If the interpretation does not cover the change, all cases about the broken part run as well:
 * those of the operation, or those about one schema. For a target without state only cases with a different answer run.
 */
export async function killerOf(mutant: Mutant, grader: Grader): Promise<Graded> {
  const { name, kind } = mutant;
  const contract = grader.contractOf(mutant);
  const known = aboutFirst(grader.trace.exchanges.get(mutant.operation) ?? [], mutant.rule);
  let opened: Promise<Target> | undefined;
  const target = () => {
    opened ??= Promise.resolve(grader.targetOf(mutant, contract));
    return opened;
  };
  const run = async (each: Case): Promise<Graded['foundBy']> => {
    const own = await runCase(each, { ...grader.options, target: await target() });
    const { outcome, result } = outcomeOf(each, own, grader.known);
    const { faults } = result;
    return outcome === 'failed' ? { name: each.name, fault: faults.join('; ').slice(0, 300) } : undefined;
  };
  const tried = new Set<Case>();
  const graded = (foundBy: Graded['foundBy']) => ({ name, kind, ...(foundBy && { foundBy }) });
  for (const exchange of beforeReading.test(kind) ? [] : known) {
    if (tried.has(exchange.case)) continue;
    const truth = await truthOf(exchange, mutant.part, grader.options.contract);
    if ((await readingOf(exchange, mutant.part, contract)) === truth) continue;
    tried.add(exchange.case);
    const found = await run(exchange.case);
    if (found) return graded(found);
  }
  if (!grader.stateless && !beyondReading.test(kind)) return graded(undefined);
  const isSchema = mutant.part !== 'envelope';
  const rest = isSchema ? known.filter((exchange) => distance(exchange, mutant.rule) < 2) : known;
  for (const exchange of rest) {
    if (tried.has(exchange.case) || (grader.stateless && (await isAnswered(exchange, await target())))) continue;
    tried.add(exchange.case);
    const found = await run(exchange.case);
    if (found) return graded(found);
  }
  return graded(undefined);
}

/**
 * The distance of a case from a rule: it is about the rule, about the same schema, or about something else. A rule for the security
 * of all operations may be broken for one of them: its pointer then has the same end.
 */
function distance({ case: { about } }: TracedExchange, rule: string): 0 | 1 | 2 {
  const schema = rule.replace(/\/(?:required\/[^/]+|[^/]+)$/, '');
  if (about?.rules.some((each) => rule.endsWith(each))) return 0;
  return about?.rules.some((each) => each.startsWith(schema)) ? 1 : 2;
}

/** Exchanges of the cases that are about a rule before those of others. */
function aboutFirst(exchanges: readonly TracedExchange[], rule: string): TracedExchange[] {
  const far = exchanges.map((each) => distance(each, rule));
  return [0, 1, 2].flatMap((wanted) => exchanges.filter((_, at) => far[at] === wanted));
}
