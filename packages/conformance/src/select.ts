import type { OperationTable } from '@dli-connections/contract';
import type { Case, Step } from './cases.ts';
import { type Given, ways } from './credentials.ts';
import { globOf } from './glob.ts';

/** Capabilities of a target, and the wanted cases. */
export interface Selection {
  /**
   * Everything happens in one project. Of cases that need a second one only the variant without it runs, if there is one.
   */
  oneProject?: boolean;
  /** Ends the target and starts it again on its data. */
  restart?: (() => Promise<void>) | undefined;
  /** Only cases that change nothing. */
  readOnly?: boolean;
  /** Also cases on choices of the reference handler, such as its texts and its order of checks. */
  likeReference?: boolean;
  /** A valid token for another project. */
  foreignToken?: string | undefined;
  /** The token of the run; without one the kit makes one up. */
  token?: string | undefined;
  /** Names that fail: `failingQueue`, `failingPool`, `failingVpc`. */
  failing?: Readonly<Record<string, string | undefined>>;
  /** True if the target is behind a network address. */
  network?: boolean;
  /** Keys to sign with instead of sending a token. */
  keys?: Pick<Given, 'accessKey' | 'secretKey'> | undefined;
  /** Names of cases, with `*` for any text. All if empty. */
  only?: readonly string[];
}

/** Begins the reason of a case that asks for more than is documented. */
export const leavesOpen = 'the contract leaves it open: ';

/** A case that is not run, and why. */
export interface LeftOut {
  case: Case;
  reason: string;
}

/** Returns true if a glob matches the name of a case, or if there are no globs. */
export function isWanted({ name }: Pick<Case, 'name'>, only: readonly string[]): boolean {
  return only.length === 0 || only.some((glob) => globOf(glob).test(name));
}

/** Splits the wanted cases into those to run and those that this target cannot run. */
export function select<Each extends Case>(
  cases: readonly Each[],
  operations: OperationTable,
  {
    oneProject = false,
    readOnly = false,
    likeReference = false,
    foreignToken,
    restart,
    only = [],
    ...given
  }: Selection,
): { run: Each[]; leftOut: LeftOut[] } {
  const run: Each[] = [];
  const leftOut: LeftOut[] = [];
  for (const whole of cases.filter((one) => isWanted(one, only))) {
    // A variant has the name and the type of its case.
    const each = oneProject ? ((whole.alone?.() ?? whole) as Each) : whole;
    const reason =
      (!likeReference && each.own && `${leavesOpen}${each.own}`) ||
      (!foreignToken && isOfStranger(each) && 'no credentials of another project were given') ||
      missingFor(each, given) ||
      (!restart && each.steps.some((step) => step.restart) && 'the case needs a target that can be restarted') ||
      (readOnly && changes(each, operations) && 'the case changes something, and only reading is allowed') ||
      (each.isElsewhere && !oneProject && 'without --project-id the credentials are for every project') ||
      (oneProject && !each.isElsewhere && isForeign(each) && 'the case needs a second project');
    if (reason) leftOut.push({ case: each, reason });
    else run.push(each);
  }
  return { run, leftOut };
}

/** The reason why a target cannot run a case, for lack of a name, a credential or a network address. */
export function missingFor(
  { steps, about, isElsewhere }: Case,
  { token, keys, network, failing = {} }: Pick<Selection, 'token' | 'keys' | 'network' | 'failing'>,
): string | undefined {
  // Derived cases need no such names, and some are large.
  const needed = about ? null : /\$(failing(\w+))/.exec(JSON.stringify(steps));
  const kind = needed?.[2]?.toLowerCase();
  if (needed && !failing[needed[1] ?? '']) return `no ${kind} that fails was named (--failing-${kind})`;
  if (!network && steps.some(({ wire }) => wire)) return 'the case needs a target behind a network address';
  const needs = steps.map(({ credentials = '' }) => ways[credentials]?.needs);
  if (needs.includes('keys') && !keys) return 'no access key was given to sign with, rightly and wrongly';
  if ((isElsewhere || needs.includes('credentials')) && !keys && (token === undefined || token === 'any'))
    return 'no token was given, so any may be accepted';
  return undefined;
}

function changes({ steps }: Case, operations: OperationTable): boolean {
  const methodOf = ({ operation = '', request }: Step) => request?.split(' ')[0] ?? operations[operation]?.method;
  return steps.some((step) => methodOf(step) !== 'GET');
}

/**
 * Returns true if a case acts in another project, or shares with one. A made-up project name may belong to somebody.
 */
function isForeign({ steps, alike }: Case): boolean {
  if (alike) return true;
  // A malformed project identifier may be refused as that of another project before its form is checked.
  return steps.some(({ operation, path }) => operation === 'runAuthorizationAction' || path?.project_id !== undefined);
}

/** Returns true if a case uses credentials of another project. */
function isOfStranger({ steps }: Case): boolean {
  return steps.some(({ headers = {} }) => Object.values(headers).includes('$foreignToken'));
}

/** Returns true if a case depends on all data in its project. */
export function looksAround({ steps, race }: Case): boolean {
  const reads = race?.outcomes.flatMap((outcome) => outcome.reads) ?? [];
  return [...steps, ...reads].some(
    ({ operation = '', match }) => match !== undefined && /^(?:list|count)/.test(operation),
  );
}
