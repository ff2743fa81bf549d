import { dirname, join } from 'node:path';
import type { Bundle } from '@dli-connections/contract/bundle';
import { type Acknowledgement, checkAcknowledgements, readAcknowledgements } from './acknowledged.ts';
import { type Base, CannotCompareError, findBase, readSpec } from './base.ts';
import { countsIn } from './blocks.ts';
import type { BundleFile } from './bundle.ts';
import { type Change, type Changes, compareBundles } from './changes.ts';
import { danglingIn } from './dangling.ts';
import { examplesOf } from './examples.ts';
import { type CaseHits, findCaseHits } from './hit-cases.ts';
import { compileEdition, type ExampleHits, findExampleHits } from './hit-examples.ts';
import { findTypeHits, type TypeHits } from './hit-types.ts';
import { withSeen } from './seen.ts';
import { createFindSource, type FindSource } from './source.ts';
import { judgeVersion, type ReviewVerdict } from './verdict.ts';

/** Everyone hit by the changes, found by compiling and running. */
export interface Hits {
  types: TypeHits;
  examples: ExampleHits;
  cases: CaseHits;
}

/**
 * The outcome of a change: it breaks callers; nobody can say; only generated types narrow; every break is acknowledged; or
 * nothing breaks.
 */
export type Status = 'breaking' | 'undecided' | 'narrowing' | 'acknowledged' | 'compatible';

/** All that a review found of one change. */
export interface Review extends Changes {
  base: Pick<Base, 'kind' | 'name' | 'note' | 'version'>;
  working: { version: string };
  status: Status;
  acknowledged: Acknowledgement[];
  /** Results for this repository's own spec; absent for a spec from elsewhere. */
  own?: OwnReview;
}

/** Results of compiling and running the dependents of this repository's spec. */
export interface OwnReview {
  /** The verdict on `info.version` for all changes since the release. */
  version: ReviewVerdict;
  /** The number of changes since the release, in words. */
  since: string;
  hits: Hits;
}

/** The parts of the spec, below its directory. */
export const specFiles = {
  source: 'openapi.yaml',
  released: 'released/openapi.yaml',
  working: 'dist/openapi.yaml',
};

/** Options of a review. */
export interface ReviewOptions {
  /** A git ref, a path or a file: URL. */
  base?: string | undefined;
  /** The folder of acknowledged breaks; none without it. */
  acknowledged?: string | undefined;
  /** The directory that paths are relative to. */
  cwd?: string;
}

/** Reviews a spec from anywhere, of one file or several. */
export async function reviewFile(path: string, options: ReviewOptions = {}): Promise<Review> {
  const { cwd = process.cwd() } = options;
  const [working, base] = await Promise.all([readSpec(path), findBase({ wanted: options.base, spec: path, cwd })]);
  // A lost reference that the base has too must not block other changes.
  const known = danglingIn(base.document);
  const dangling = danglingIn(working.document).find((each) => !known.includes(each));
  if (dangling) throw new CannotCompareError(`In ${path}, ${dangling}, which does not exist.`);
  const changes = await compareBundles(base.document, working.document);
  return reviewOf({ base, working, changes }, await acknowledgementsFor(base, options));
}

/** Reviews the bundle in a spec directory of this repository, with all that depends on it. */
export async function reviewSpec(
  specDirectory: string,
  options: ReviewOptions = {},
): Promise<Review & { own: OwnReview }> {
  const at = (file: string) => join(specDirectory, file);
  const { cwd = dirname(specDirectory) } = options;
  const [released, working, base] = await Promise.all([
    readSpec(at(specFiles.released)),
    readSpec(at(specFiles.working)),
    findBase({ wanted: options.base, spec: at(specFiles.source), released: at(specFiles.released), cwd }),
  ]);
  const [{ changes: compared, ...hits }, since, acknowledged] = await Promise.all([
    runAll(base.document, working.document, createFindSource(specDirectory)),
    compareBundles(released.document, working.document),
    acknowledgementsFor(base, options),
  ]);
  const changes = withSeen(compared, hits);
  return {
    ...reviewOf({ base, working, changes }, acknowledged),
    own: {
      version: judgeVersion({
        released: released.version,
        working: working.version,
        rated: since.impact,
        foundBreakage: changes !== compared,
      }),
      since: countsIn(since.changes),
      hits,
    },
  };
}

/** Compares, compiles callers of both sides, and runs the examples and cases of the operations that are changed. */
async function runAll(base: Bundle, working: Bundle, findSource: FindSource): Promise<{ changes: Changes } & Hits> {
  const changes = await compareBundles(base, working, findSource);
  const failing = changes.changes.filter(failsRuns);
  const changed = failing.flatMap((each) => each.operations);
  const withLong = failing.some((each) => /-(?:items|default|size)-/.test(each.check));
  const documented = examplesOf(base).filter((each) => changed.includes(each.operationId));
  const running = (async () => {
    const now = await compileEdition(working);
    return { examples: findExampleHits(documented, now.contract), cases: await findCaseHits(now, changed, withLong) };
  })();
  const [[types = { operations: [], brokenCode: [] }], run] = await Promise.all([
    findTypeHits([{ released: base, working }]),
    running,
  ]);
  return { changes, types, ...run };
}

/** Tells whether an example or a case may fail: the answers of the handler still fit where more answers are allowed. */
function failsRuns({ impact, check }: Change): boolean {
  const isSafe = /^response-.*-(?:added|looser|became-nullable|became-optional)$|-(?:deprecated|reactivated)$/.test(
    check,
  );
  return impact !== 'patch' && !isSafe;
}

function has({ changes }: Changes, id: string): boolean {
  return changes.some((each) => each.id === id);
}

interface Compared {
  base: Base;
  working: BundleFile;
  changes: Changes;
}

function reviewOf({ base, working, changes }: Compared, acknowledged: Acknowledgement[]): Review {
  // One may be about what came and went since the release.
  if (base.kind !== 'release') checkAcknowledgements(acknowledged, new Set(changes.changes.map((each) => each.id)));
  const { kind, name, note, version } = base;
  return {
    ...changes,
    base: { kind, name, version, ...(note ? { note } : {}) },
    working: { version: working.version },
    status: statusOf(changes, acknowledged),
    acknowledged: acknowledged.filter(({ change }) => has(changes, change)),
  };
}

function statusOf({ changes }: Changes, acknowledged: readonly Acknowledgement[]): Status {
  const breaking = changes.filter((each) => each.impact === 'major');
  const open = breaking.filter((each) => !acknowledged.some(({ change }) => change === each.id));
  const wire = open.filter((each) => !each.isTypesOnly);
  if (wire.length > 0) return wire.every((each) => each.undecided) ? 'undecided' : 'breaking';
  if (open.length > 0) return 'narrowing';
  return breaking.length > 0 ? 'acknowledged' : 'compatible';
}

async function acknowledgementsFor({ commit }: Base, { acknowledged }: ReviewOptions): Promise<Acknowledgement[]> {
  return acknowledged === undefined ? [] : readAcknowledgements(acknowledged, commit);
}
