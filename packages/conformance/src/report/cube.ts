import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import type { Case } from '../cases.ts';
import { constraintsAt } from '../derive/constraints.ts';
import { requestSites } from '../derive/sites.ts';
import { globOf } from '../glob.ts';
import { leavesOpen } from '../select.ts';
import type { Session } from '../session.ts';
import { casesOf } from './words.ts';

/** The state of a cell on a target. */
export type State = 'passed' | 'failed' | 'waived' | 'not covered';

/** One cell: a constraint of an operation, kept or broken, or a status that it documents. */
export interface Cell {
  operation: string;
  /** The answer to a request that keeps or breaks the constraint. */
  status: string;
  /** JSON pointer of the constraint, or `response` for a documented status. */
  constraint: string;
  state: State;
  /** The reason why it is waived, or the names of the cases that fail. */
  note: string;
}

/** The reasons why some cells are not tested. `*` stands for any text. */
export interface Waiver {
  operation?: string;
  status?: string;
  constraint?: string;
  reason: string;
}

/** The cube of one target: operation × status × constraint. */
export function cubeOf(bundle: Bundle, session: Session, waivers: readonly Waiver[]): Cell[] {
  const found = new Map<string, { passed: number; failed: string[]; expected: string[] }>();
  const note = (key: string, { case: each, outcome, reason }: Session['ran'][number]) => {
    const cell = found.get(key) ?? { passed: 0, failed: [], expected: [] };
    found.set(key, cell);
    if (outcome === 'passed') cell.passed += 1;
    else if (outcome === 'failed') cell.failed.push(each.name);
    else if (outcome === 'failed as expected') cell.expected.push(reason ?? '');
  };
  for (const ran of session.ran) for (const key of keysOfCase(ran.case)) note(key, ran);
  const left = new Map<string, string>();
  // A cell is waived because the contract leaves it open only if no input of the run would have it tested.
  const leftOut = session.leftOut.toSorted((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  for (const { case: each, reason } of leftOut) for (const key of keysOfCase(each)) left.set(key, reason);
  return cellsOf(bundle).map(({ operation, status, constraint }) => {
    const cell = found.get(`${operation} ${status} ${constraint}`);
    const where = { operation, status, constraint };
    if (cell?.failed.length) return { ...where, state: 'failed', note: cell.failed.join(', ') };
    if (cell?.passed) return { ...where, state: 'passed', note: casesOf(cell.passed) };
    const reason =
      cell?.expected[0] ??
      left.get(`${operation} ${status} ${constraint}`) ??
      waivers.find((waiver) => isAbout(waiver, where))?.reason;
    return { ...where, state: reason ? 'waived' : 'not covered', note: reason ?? '' };
  });
}

const isOpen = ({ reason }: Session['leftOut'][number]) => reason.startsWith(leavesOpen);

/** The cells that a case covers. */
function keysOfCase({ about, steps }: Case): string[] {
  const side = about?.claim === 'broken' ? '4xx' : '2xx';
  const last = steps.at(-1);
  return [
    ...(about?.rules ?? []).map((rule) => `${about?.operation} ${side} ${rule}`),
    ...steps.map(({ operation, status }) => `${operation} ${status} response`),
    // A case about an unknown method uses the path of an operation, and names none.
    ...(about && last?.operation === undefined ? [`${about.operation} ${last?.status} response`] : []),
  ];
}

type Where = Pick<Cell, 'operation' | 'status' | 'constraint'>;

function isAbout(waiver: Waiver, where: Where): boolean {
  return (['operation', 'status', 'constraint'] as const).every((key) => globOf(waiver[key] ?? '*').test(where[key]));
}

/** All cells: each constraint on requests kept and broken, and each documented status. */
export function cellsOf(bundle: Bundle): Where[] {
  return listOperations(bundle).flatMap(({ operationId: operation, responses }) => {
    const constraints = new Set(requestSites(bundle, operation).flatMap(constraintsAt));
    return [
      ...Object.keys(responses).map((status) => ({ operation, status, constraint: 'response' })),
      ...[...constraints].flatMap((constraint) => ['2xx', '4xx'].map((status) => ({ operation, status, constraint }))),
    ];
  });
}
