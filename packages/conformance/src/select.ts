import type { OperationTable } from '@dli-connections/contract';
import type { Case, Step } from './cases.ts';
import { type Given, ways } from './credentials.ts';
import { globOf } from './glob.ts';

/** What a target can be asked, and what is wanted of it. */
export interface Selection {
  /** Everything happens in one project that may hold other things, so cases that need one of their own are left out. */
  oneProject?: boolean;
  /** The target can be ended and started again on what it kept. */
  restart?: (() => Promise<void>) | undefined;
  /** Only what changes nothing. */
  readOnly?: boolean;
  /** Also what is the choice of the reference handler, where the contract leaves one: its texts, its order of checks. */
  likeReference?: boolean;
  /** A token that is in order, but for another project than the cases act in. */
  foreignToken?: string | undefined;
  /** The token that the run was given; without one the kit makes one up. */
  token?: string | undefined;
  /** Names of what fails: `failingQueue`, `failingPool`, `failingVpc`. */
  failing?: Readonly<Record<string, string | undefined>>;
  /** Whether the target stands behind a network address. */
  network?: boolean;
  /** What to sign with in place of a token. */
  keys?: Pick<Given, 'accessKey' | 'secretKey'> | undefined;
  /** Names of cases, `*` for any text; all without any. */
  only?: readonly string[];
}

/** A case that is not run, and why. */
export interface LeftOut {
  case: Case;
  reason: string;
}

/** Whether some glob names a case; all are wanted where there is none. */
export function isWanted({ name }: Case, only: readonly string[]): boolean {
  return only.length === 0 || only.some((glob) => globOf(glob).test(name));
}

/** Parts the cases into those to run and those that this target cannot be asked. What is not wanted is in neither. */
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
  for (const each of cases.filter((one) => isWanted(one, only))) {
    const reason =
      (!likeReference && each.own && `the contract leaves it open: ${each.own}`) ||
      (!foreignToken && isOfStranger(each) && 'no credentials of another project were given') ||
      missingFor(each, given) ||
      (!restart && each.steps.some((step) => step.restart) && 'the case needs a target that can be restarted') ||
      (readOnly && changes(each, operations) && 'the case changes something, and only reading is allowed') ||
      (oneProject && isForeign(each) && 'the case needs a second project') ||
      (oneProject && looksAround(each) && 'the case needs a project that holds nothing else');
    if (reason) leftOut.push({ case: each, reason });
    else run.push(each);
  }
  return { run, leftOut };
}

/** The reason why a case cannot be asked of a target, as far as that lies in names, credentials and the network. */
export function missingFor(
  { steps, about }: Case,
  { token, keys, network, failing = {} }: Pick<Selection, 'token' | 'keys' | 'network' | 'failing'>,
): string | undefined {
  // Derived cases name nothing of the kind, and some of them are large.
  const needed = about ? null : /\$(failing(\w+))/.exec(JSON.stringify(steps));
  const kind = needed?.[2]?.toLowerCase();
  if (needed && !failing[needed[1] ?? '']) return `no ${kind} that fails was named (--failing-${kind})`;
  if (!network && steps.some(({ wire }) => wire)) return 'the case needs a target behind a network address';
  const needs = steps.map(({ credentials = '' }) => ways[credentials]?.needs);
  if (needs.includes('keys') && !keys) return 'no access key was given to sign with, rightly and wrongly';
  if (needs.includes('credentials') && !keys && (token === undefined || token === 'any'))
    return 'no token was given, so that any may be right';
  return undefined;
}

function changes({ steps }: Case, operations: OperationTable): boolean {
  const methodOf = ({ operation = '', request }: Step) => request?.split(' ')[0] ?? operations[operation]?.method;
  return steps.some((step) => methodOf(step) !== 'GET');
}

/** Whether a case acts in a project that it is not run in, or shares something with one: also a made-up name may be somebody's. */
function isForeign({ steps, about, alike }: Case): boolean {
  if (alike) return true;
  if (steps.some(({ operation }) => operation === 'runAuthorizationAction')) return true;
  // Of a name that breaks its rule, a service that knows its projects may say first that it is none of the caller's.
  if (about?.claim === 'broken') return steps.some(({ path }) => path?.project_id !== undefined);
  return steps.some(({ path, request }) => path?.project_id !== undefined || request?.includes('/p1/'));
}

/** Whether a case uses credentials of another project. */
function isOfStranger({ steps }: Case): boolean {
  return steps.some(({ headers = {} }) => Object.values(headers).includes('$foreignToken'));
}

/** Whether a case expects something of everything that there is in its project. */
function looksAround({ steps, race }: Case): boolean {
  const reads = race?.outcomes.flatMap((outcome) => outcome.reads) ?? [];
  return [...steps, ...reads].some(
    ({ operation = '', match }) => match !== undefined && /^(?:list|count)/.test(operation),
  );
}
