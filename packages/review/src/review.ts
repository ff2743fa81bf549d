import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { breakageOf } from './breakage.ts';
import { type BundleFile, readBundleFile } from './bundle.ts';
import { type Changes, compareBundles } from './changes.ts';
import { type ExampleCoverage, exampleCoverage, type Size, sizeOf } from './coverage.ts';
import { type EvidenceCoverage, evidenceCoverage } from './evidence.ts';
import { type CaseHits, findCaseHits } from './hit-cases.ts';
import { compileEdition, type ExampleHits, findExampleHits } from './hit-examples.ts';
import { findProbes, type Probe } from './hit-probes.ts';
import { findTypeHits, type TypeHits } from './hit-types.ts';
import { findWorkflowHits, type WorkflowHits } from './hit-workflows.ts';
import { type LintSummary, lintSpec } from './lint.ts';
import { createFindSource } from './source.ts';
import { judgeVersion, type Verdict } from './verdict.ts';

/** Who is hit by the changes, found by compiling and running. */
export interface Hits {
  types: TypeHits;
  examples: ExampleHits;
  probes: Probe[];
  workflows: WorkflowHits;
  cases: CaseHits;
}

/** One side of a review. */
export interface Edition {
  version: string;
  size: Size;
}

/** All that a review found; the reports are written from it, and it is `review.json`. */
export interface Review {
  released: Edition;
  working: Edition;
  verdict: Verdict;
  changes: Changes['changes'];
  components: Changes['components'];
  hits: Hits;
  examples: ExampleCoverage;
  evidence: EvidenceCoverage;
  lint: LintSummary;
}

/** Where the parts of the spec are, below its directory. */
export const specFiles = { released: 'released/openapi.yaml', working: 'dist/openapi.yaml', evidence: 'EVIDENCE.md' };

/** Reviews the bundle in a spec directory against the released one beside it. */
export async function reviewSpec(specDirectory: string): Promise<Review> {
  const [released, working] = await Promise.all([
    readBundleFile(join(specDirectory, specFiles.released)),
    readBundleFile(join(specDirectory, specFiles.working)),
  ]);
  const [{ impact, changes, components }, types, workflows, lint, page] = await Promise.all([
    compareBundles(released.document, working.document, createFindSource(specDirectory)),
    findTypeHits(released.document, working.document),
    findWorkflowHits(join(specDirectory, 'workflows'), working.document),
    lintSpec(specDirectory),
    readFile(join(specDirectory, specFiles.evidence), 'utf8').catch(() => ''),
  ]);
  const both = { released: compileEdition(released.document), working: compileEdition(working.document) };
  const hits: Hits = {
    types,
    examples: findExampleHits(both),
    probes: findProbes(both),
    workflows,
    cases: await findCaseHits(both.working),
  };
  return {
    released: editionOf(released),
    working: editionOf(working),
    verdict: judgeVersion({
      released: released.version,
      working: working.version,
      told: impact,
      foundBreakage: breakageOf(hits).length > 0,
    }),
    changes,
    components,
    hits,
    examples: exampleCoverage(working.document),
    evidence: evidenceCoverage(working.document, page),
    lint,
  };
}

function editionOf({ version, text, document }: BundleFile): Edition {
  return { version, size: sizeOf(text, document) };
}
