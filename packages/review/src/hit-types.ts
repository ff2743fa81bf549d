import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle } from '@dli-connections/contract/bundle';
import { type Assertion, assertionAt, writeConfiguration, writeProject } from './consumers.ts';
import { idsOfOtherTypes } from './same-types.ts';
import { runTsc } from './tools.ts';
import { sliceOf } from './uses.ts';

/** Code of callers that no longer compiles. */
export interface CallerHit {
  what: 'input' | 'result';
  /** The way to the field as `.hosts.ip`; empty for the whole. */
  field: string;
  /** TypeScript's reason in short. */
  message: string;
}

/** TypeScript's findings on an operation of the client, from the released contract to the working one. */
export interface TypeHit {
  operationId: string;
  callers: CallerHit[];
}

/** The compiler's findings. */
export interface TypeHits {
  operations: TypeHit[];
  /** Places where the code generated from the working contract does not compile. */
  brokenCode: string[];
}

interface Problem {
  /** The index of its step. */
  step: number;
  /** Below the directory of the step. */
  file: string;
  line: number;
  code: string;
  message: string;
}

/** A step from one contract to another. */
export interface HitStep {
  released: Bundle;
  working: Bundle;
}

/**
 * Compiles code that was right by the released contract, of several steps in one run of the compiler. `idsOf` picks the
 * operations to compile: those whose types may differ.
 */
export async function findTypeHits(
  steps: readonly HitStep[],
  idsOf = ({ released, working }: HitStep) => idsOfOtherTypes(released, working),
): Promise<TypeHits[]> {
  const changed = steps.map((step) => idsOf(step));
  const problems = changed.every((ids) => ids.length === 0) ? [] : await compile(steps, changed);
  const ofStep = Map.groupBy(problems, (each) => each.step);
  return steps.map((_, index) => hitsOf(changed[index] ?? [], ofStep.get(index) ?? []));
}

async function compile(steps: readonly HitStep[], changed: readonly string[][]): Promise<Problem[]> {
  const directory = await mkdtemp(join(tmpdir(), 'review-types-'));
  try {
    for (const [index, ids] of changed.entries()) {
      const step = steps[index];
      if (!step || ids.length === 0) continue;
      const slices = { released: sliceOf(step.released, ids), working: sliceOf(step.working, ids) };
      await writeProject(join(directory, `${index}`), slices, ids);
    }
    await writeConfiguration(directory);
    const { stdout, stderr, code } = await runTsc(['-p', 'tsconfig.json', '--pretty', 'false'], directory);
    const problems = problemsIn(stdout);
    const isSilent = code !== 0 && problems.length === 0;
    if (isSilent || problems.some(isOurs)) throw new Error(`tsc failed:\n${stdout}${stderr}`);
    return problems;
  } finally {
    await rm(directory, { recursive: true });
  }
}

function hitsOf(changed: readonly string[], problems: Problem[]): TypeHits {
  const inFile = (name: string) => problems.filter((each) => each.file === `consumers/${name}.ts`);
  return {
    operations: changed.map((operationId) => hitOf(operationId, inFile(operationId))),
    brokenCode: problems
      .filter((each) => each.file.startsWith('working/'))
      .map(({ file, line, message }) => `${file.replace('working/', '')}:${line}: ${shorten(message)}`),
  };
}

/** The problems that tsc printed; indented lines belong to the problem above them. */
function problemsIn(output: string): Problem[] {
  return [...output.matchAll(/^(\d+)\/([^(\n]*)\((\d+),\d+\): error (\w+): (.*(?:\n\s+.*)*)/gm)].map((found) => ({
    step: Number(found[1]),
    file: found[2] ?? '',
    line: Number(found[3]),
    code: found[4] ?? '',
    message: found[5] ?? '',
  }));
}

/** Names that are not found and types that cannot be made: the check does not work, and no contract is to blame. */
const ourFault = new Set(['TS2304', 'TS2305', 'TS2307', 'TS2344', 'TS2589', 'TS2590', 'TS2694', 'TS2724']);

/** True if a problem is of the check itself: a silence would then mean nothing. */
function isOurs({ file, line, code }: Problem): boolean {
  if (file.startsWith('released/')) return true;
  const isConsumer = file.startsWith('consumers/');
  return isConsumer && (ourFault.has(code) || assertionAt(line) === undefined);
}

function hitOf(operationId: string, problems: Problem[]): TypeHit {
  const about = (assertion: Assertion) => problems.filter((each) => assertionAt(each.line) === assertion);
  const fields = (assertion: Assertion) => outermost(about(assertion).flatMap((each) => fieldsIn(each.message)));
  const caller = (what: 'input' | 'result'): CallerHit[] => [
    ...about(what).map(({ message }) => ({ what, field: fieldOf(message), message: shorten(message) })),
    ...fields(`${what} fields`).map((field) => ({ what, field, message: `${field} is no longer there` })),
  ];
  return { operationId, callers: [...caller('input'), ...caller('result')] };
}

/** The field paths that a message names: `Argument of type '".a" | ".b[].c"' is not assignable …`. */
function fieldsIn(message: string): string[] {
  return [...(message.split('\n')[0] ?? '').matchAll(/"([^"]+)"/g)].map((found) => found[1] ?? '');
}

/** Without the fields of a field that is named itself. */
function outermost(fields: string[]): string[] {
  const isWithin = (field: string, other: string) => field.startsWith(other) && /^[.[]/.test(field.slice(other.length));
  return fields.filter((field) => !fields.some((other) => isWithin(field, other)));
}

/** The path to the properties that do not fit. */
function wayIn(message: string): string[] {
  return message
    .split('\n')
    .flatMap((line) => /^(?:Types of property|The types of) '(.*)' are incompatible/.exec(line.trim())?.[1] ?? []);
}

/** The field that a message is about as `.hosts.ip`; empty for the whole. */
function fieldOf(message: string): string {
  const missing = /Property '(\w+)' is (?:missing|optional)/.exec(message)?.[1];
  return [...wayIn(message), ...(missing === undefined ? [] : [missing])].map((each) => `.${each}`).join('');
}

/** TypeScript's reason in one line: the way to the property that does not fit, and the innermost sentence. */
function shorten(message: string): string {
  const lines = message.split('\n').map((line) => line.trim());
  const way = wayIn(message);
  // Spelled-out types would bury the fault, and the contract shows them.
  const reason = (lines.at(-1) ?? '')
    .replace(
      / is (missing|optional) in type '.*' but required in type '.*'\.$/,
      ' is $1 on one side and required on the other.',
    )
    .replace(/^Type '.*' is missing the following properties from type '.*': /, 'It lacks the properties ');
  const short = reason.length > 200 ? `${reason.slice(0, 200).toWellFormed()}…` : reason;
  return way.length > 0 ? `.${way.join('.')}: ${short}` : short;
}
