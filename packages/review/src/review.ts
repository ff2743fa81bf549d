import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Acknowledgement, checkAcknowledgements, readAcknowledgements } from './acknowledged.ts';
import { type Base, findBase, readSpec } from './base.ts';
import { breakageOf } from './breakage.ts';
import { type BundleFile, readBundleFile } from './bundle.ts';
import { type Changes, compareBundles } from './changes.ts';
import { highest, type Impact } from './compare/finding.ts';
import { type ExampleCoverage, exampleCoverage, type Size, sizeOf } from './coverage.ts';
import { type EvidenceCoverage, evidenceCoverage } from './evidence.ts';
import { type CaseHits, findCaseHits } from './hit-cases.ts';
import { compileEdition, type ExampleHits, findExampleHits } from './hit-examples.ts';
import { findTypeHitsOf, type TypeHits } from './hit-types.ts';
import { findWorkflowHits, type WorkflowHits } from './hit-workflows.ts';
import { type LintSummary, lintSpec } from './lint.ts';
import { createFindSource } from './source.ts';
import { judgeVersion, type Verdict } from './verdict.ts';

/** Who is hit by the changes, found by compiling and running. */
export interface Hits {
  types: TypeHits;
  examples: ExampleHits;
  workflows: WorkflowHits;
  cases: CaseHits;
}

/** One side of a review. */
export interface Edition {
  version: string;
  size: Size;
}

/** What a change comes to: it breaks callers, nobody can say, every break is acknowledged, or nothing breaks. */
export type Status = 'breaking' | 'undecided' | 'acknowledged' | 'compatible';

/** All that a review found of one change. */
export interface Review extends Changes {
  base: Pick<Base, 'kind' | 'name' | 'note'> & Edition;
  working: Edition;
  status: Status;
  acknowledged: Acknowledgement[];
  /** What the spec of this repository has beside the change; absent for a spec from elsewhere. */
  own?: OwnReview;
}

/** What is found by compiling and running what this repository has of its spec, and how the spec stands. */
export interface OwnReview {
  released: Edition;
  /** Whether `info.version` covers all changes since the release, and how many there are. */
  version: Verdict;
  since: Record<Impact, number>;
  hits: Hits;
  examples: ExampleCoverage;
  evidence: EvidenceCoverage;
  lint: LintSummary;
}

/** Where the parts of the spec are, below its directory. */
export const specFiles = {
  source: 'openapi.yaml',
  released: 'released/openapi.yaml',
  working: 'dist/openapi.yaml',
  evidence: 'EVIDENCE.md',
};

/** How to review. */
export interface ReviewOptions {
  /** A git ref, a path or a file: URL. */
  base?: string | undefined;
  /** The folder of acknowledged breaks; none without it. */
  acknowledged?: string | undefined;
  /** What paths are relative to. */
  cwd?: string;
}

/** Reviews a spec from anywhere, of one file or several. */
export async function reviewFile(path: string, options: ReviewOptions = {}): Promise<Review> {
  const { cwd = process.cwd() } = options;
  const [working, base] = await Promise.all([readSpec(path), findBase({ wanted: options.base, spec: path, cwd })]);
  const changes = await compareBundles(base.document, working.document);
  return reviewOf({ base, working, changes, known: changes }, await acknowledgementsFor(options));
}

/** Reviews the bundle in a spec directory of this repository, with all that depends on it. */
export async function reviewSpec(
  specDirectory: string,
  options: ReviewOptions = {},
): Promise<Review & { own: OwnReview }> {
  const at = (file: string) => join(specDirectory, file);
  const { cwd = dirname(specDirectory) } = options;
  const [released, working] = await Promise.all([
    readBundleFile(at(specFiles.released)),
    readBundleFile(at(specFiles.working)),
  ]);
  const lint = lintSpec(specDirectory);
  const base = await findBase({
    wanted: options.base,
    spec: at(specFiles.source),
    released: at(specFiles.released),
    cwd,
  });
  const findSource = createFindSource(specDirectory);
  const sides = [base, released].map((each) => ({ released: each.document, working: working.document }));
  const [changes, since, [types, typesSince], acknowledged] = await Promise.all([
    compareBundles(base.document, working.document, findSource),
    compareBundles(released.document, working.document),
    findTypeHitsOf(sides),
    acknowledgementsFor(options),
  ]);
  if (!types || !typesSince) throw new Error('each step has hits, be they empty');
  const [old, first, now] = [base, released, working].map((each) => compileEdition(each.document)) as Editions;
  const [workflows, cases, page] = await Promise.all([
    findWorkflowHits(at('workflows'), working.document),
    findCaseHits(now),
    readFile(at(specFiles.evidence), 'utf8').catch(() => ''),
  ]);
  const examples = findExampleHits({ released: old, working: now });
  const seen = breakageOf({ types: typesSince, examples: findExampleHits({ released: first, working: now }) });
  const count = (impact: Impact) => since.changes.filter((each) => each.impact === impact).length;
  return {
    ...reviewOf(
      { base, working, changes, known: since, isSeenToBreak: breakageOf({ types, examples }).length > 0 },
      acknowledged,
    ),
    own: {
      released: editionOf(released),
      version: judgeVersion({
        released: released.version,
        working: working.version,
        told: since.impact,
        foundBreakage: seen.length > 0,
      }),
      since: { major: count('major'), minor: count('minor'), patch: count('patch') },
      hits: { types, examples, workflows, cases },
      examples: exampleCoverage(working.document),
      evidence: evidenceCoverage(working.document, page),
      lint: await lint,
    },
  };
}

type Editions = [
  ReturnType<typeof compileEdition>,
  ReturnType<typeof compileEdition>,
  ReturnType<typeof compileEdition>,
];

interface Compared {
  base: Base;
  working: BundleFile;
  changes: Changes;
  /** All changes that may be acknowledged: those since the release. */
  known: Changes;
  /** Something compiled, or was accepted, and no longer is. */
  isSeenToBreak?: boolean;
}

function reviewOf(
  { base, working, changes, known, isSeenToBreak = false }: Compared,
  acknowledged: Acknowledgement[],
): Review {
  checkAcknowledgements(acknowledged, new Set([...changes.changes, ...known.changes].map((each) => each.id)));
  const { kind, name, note } = base;
  const impact = isSeenToBreak ? highest(['major', ...(changes.impact ? [changes.impact] : [])]) : changes.impact;
  return {
    ...changes,
    impact,
    base: { kind, name, ...(note ? { note } : {}), ...editionOf(base) },
    working: editionOf(working),
    status: statusOf(changes, acknowledged, isSeenToBreak),
    acknowledged: acknowledged.filter((each) => changes.changes.some(({ id }) => id === each.change)),
  };
}

function statusOf({ changes }: Changes, acknowledged: readonly Acknowledgement[], isSeenToBreak: boolean): Status {
  const breaking = changes.filter((each) => each.impact === 'major');
  const open = breaking.filter((each) => !acknowledged.some(({ change }) => change === each.id));
  if (open.length > 0) return open.every((each) => each.undecided) ? 'undecided' : 'breaking';
  if (breaking.length > 0) return 'acknowledged';
  return isSeenToBreak ? 'breaking' : 'compatible';
}

async function acknowledgementsFor({ acknowledged }: ReviewOptions): Promise<Acknowledgement[]> {
  return acknowledged === undefined ? [] : readAcknowledgements(acknowledged);
}

function editionOf({ version, text, document }: BundleFile): Edition {
  return { version, size: sizeOf(text, document) };
}
