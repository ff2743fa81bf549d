/**
 * Prints how often this review and its peers are right about the table of labelled edits. Not a test: the peers are
 * programs that may not be installed.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count } from '@dli-connections/command';
import { readArguments } from '@dli-connections/command/arguments';
import { compareBundles } from '../src/changes.ts';
import { runRedocly } from '../src/tools.ts';
import { edited, partsOf } from './edit.ts';
import { kinds } from './table/kinds.ts';
import { positions } from './table/positions.ts';
import { table } from './table.ts';

interface Edit {
  before: object;
  after: object;
  verdict: string;
}

/** A step, or `crash`. A peer that only recognises breaks reports everything else as `compatible`. */
type Judge = (files: { before: string; after: string }, edit: Edit) => Promise<string>;

const flags = [
  { flag: 'oasdiff', fallback: '', value: 'PROGRAM', meaning: 'also score this oasdiff' },
  { flag: 'openapi-diff', fallback: '', value: 'PROGRAM', meaning: 'also score this openapi-diff' },
  { flag: 'every', fallback: '1', value: 'COUNT', rule: count(1, 1_000_000), meaning: 'take only every Nth edit' },
] as const;
const { text } = readArguments(
  'scores',
  flags,
  'Prints how often the review and its peers are right about labelled edits.',
);

function run(command: string, args: string[]): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.on('error', () => resolve({ code: null, out }));
    child.on('close', (code) => resolve({ code, out }));
  });
}

const judges: Record<string, Judge> = {
  'this review': async (_, { before, after }) => {
    const { impact = 'none' } = await compareBundles(before as never, after as never); // drafts are bundles
    return impact;
  },
  'redocly diff': async ({ before, after }) => {
    const args = ['diff', before, after, '--format', 'json', '--fail-on', 'none', '--lint-config', 'off'];
    const { code, stdout } = await runRedocly(args, directory);
    if (code !== 0) return 'crash';
    const { changes }: { changes: { impact: string }[] } = JSON.parse(stdout);
    return ['major', 'minor', 'patch'].find((step) => changes.some((each) => each.impact === step)) ?? 'none';
  },
};
const [oasdiff, openapiDiff] = [text('oasdiff'), text('openapi-diff')];
if (oasdiff) {
  judges.oasdiff = async ({ before, after }) => {
    const { code, out } = await run(oasdiff, ['changelog', before, after, '--format', 'json']);
    if (code !== 0) return 'crash';
    const found: { level: number }[] = JSON.parse(out || '[]');
    const levels = found.map((each) => each.level);
    // 3 is an error, 2 a warning, 1 a line in a changelog.
    if (levels.some((each) => each >= 2)) return 'major';
    if (levels.length > 0) return 'minor';
    return before === after ? 'none' : 'patch';
  };
}
if (openapiDiff) {
  judges['openapi-diff'] = async ({ before, after }) => {
    const { out } = await run(openapiDiff, [before, after]);
    if (out.includes('Breaking changes found')) return 'major';
    return /No (breaking )?changes found|Non breaking changes found/.test(out) ? 'compatible' : 'crash';
  };
}

const directory = await mkdtemp(join(tmpdir(), 'review-scores-'));
try {
  await writeFile(join(directory, 'redocly.yaml'), "telemetry: 'off'\nextends: [diff-recommended]\n");
  const edits = editsOfTable().filter((_, index) => index % Number(text('every')) === 0);
  console.log(`| ${edits.length} edits | breaking or not | exact step | missed breaks | false alarms | crashes |`);
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const [name, judge] of Object.entries(judges)) console.log(await scoreOf(name, judge, edits));
} finally {
  await rm(directory, { recursive: true });
}

/** Rows as they are, and each kind of schema in a field of a request and of an answer. */
function editsOfTable(): Edit[] {
  const rows = table.map((row) => ({
    before: edited((draft) => row.before?.(partsOf(draft), draft)),
    after: edited((draft) => {
      row.before?.(partsOf(draft), draft);
      row.edit(partsOf(draft), draft);
    }),
    verdict: row.verdict,
  }));
  const fields = positions.filter(({ position }) => position === 'a field');
  const schemas = kinds().flatMap(([, before, after, request, answer]) =>
    fields.map(({ direction, put }) => ({
      before: edited((draft) => put(draft, before)),
      after: edited((draft) => put(draft, after)),
      verdict: direction === 'request' ? request : answer,
    })),
  );
  return [...rows, ...schemas];
}

async function scoreOf(name: string, judge: Judge, edits: Edit[]): Promise<string> {
  const files = { before: join(directory, 'before.json'), after: join(directory, 'after.json') };
  const count = { breaking: 0, step: 0, missed: 0, false: 0, crash: 0 };
  for (const edit of edits) {
    await writeFile(files.before, JSON.stringify(edit.before));
    await writeFile(files.after, JSON.stringify(edit.after));
    const said = await judge(files, edit).catch(() => 'crash');
    const [isBreak, saysBreak] = [edit.verdict === 'major', said === 'major'];
    if (said === 'crash') count.crash += 1;
    else if (isBreak === saysBreak) count.breaking += 1;
    else if (isBreak) count.missed += 1;
    else count.false += 1;
    // No change and a change of texts only are the same to callers.
    const plain = (step: string) => (step === 'none' ? 'patch' : step);
    if (plain(said) === plain(edit.verdict)) count.step += 1;
  }
  return `| ${name} | ${count.breaking} | ${count.step} | ${count.missed} | ${count.false} | ${count.crash} |`;
}
