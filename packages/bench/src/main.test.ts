import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { BenchResults } from './result.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const run = promisify(execFile);

/** Fast contests, some with servers and load. */
const brief = ['reads', 'start', 'loaded', 'signing'];

test('a quick run measures each row, keeps the results, and leaves nothing else behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dli-bench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [out, temporary] = [join(folder, 'out'), mkdtempSync(join(folder, 'tmp-'))];
  const args = [main, '--quick', '--only', brief.join(), '--out', out];
  const { stdout } = await run(process.execPath, args, { env: { ...process.env, TMPDIR: temporary } });
  expect(stdout).toContain('round 1 of 1');
  expect(readdirSync(temporary)).toEqual([]);
  expect(readdirSync(out).sort()).toEqual(['README.md', 'results.json', ...brief.map((id) => `${id}.svg`)].sort());

  const { contests, quick }: BenchResults = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  expect(quick).toBe(true);
  expect(contests.map(({ id }) => id)).toEqual(brief);
  for (const { measured } of contests.flatMap(({ rows }) => rows)) expect(measured?.median).toBeGreaterThan(0);
  const page = readFileSync(join(out, 'README.md'), 'utf8');
  for (const { work } of contests.flatMap(({ rows }) => rows)) expect(page).toContain(`| ${work} |`);
});

test('another build is run beside this one, and each of its rows is measured', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dli-bench-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [out, temporary] = [join(folder, 'out'), mkdtempSync(join(folder, 'tmp-'))];
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const args = [main, '--quick', '--only', 'way,start,hosts,signing', '--against', root, '--out', out];
  await run(process.execPath, args, { env: { ...process.env, TMPDIR: temporary } });
  expect(readdirSync(temporary)).toEqual([]);

  const { contests, against }: BenchResults = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  expect(against).toBe(root);
  // A contest without a server cannot compare builds.
  expect(contests.map(({ id }) => id)).toEqual(['way', 'hosts', 'start']);
  const rows = contests.flatMap(({ rows }) => rows).filter(({ kind }) => kind === 'build');
  expect(rows.length).toBe(5);
  for (const { measured } of rows) expect(measured?.median).toBeGreaterThan(0);
  // The same build has the same code.
  expect(rows.find(({ work }) => work.startsWith('files'))?.measured?.median).toBeCloseTo(1, 1);
  expect(readFileSync(join(out, 'README.md'), 'utf8')).toContain(`The other build is ${root}.`);
});

test('a missing build is reported in one line', async () => {
  const failed = run(process.execPath, [main, '--against', 'no/such/ref', '--only', 'start']);
  await expect(failed).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^bench: --against no\/such\/ref: .+\n$/),
  });
});

test('an unknown contest is reported', async () => {
  await expect(run(process.execPath, [main, '--only', 'creates'])).rejects.toThrow(
    '--only must be a list with commas of',
  );
});
