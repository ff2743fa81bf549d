import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { InteropResults } from '../src/result.ts';
import { loadTools } from '../src/tools.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const run = promisify(execFile);

test('the tools of npm pass, or fail as the list says, and the results say so', async () => {
  const out = mkdtempSync(join(tmpdir(), 'dli-interop-'));
  onTestFinished(() => rmSync(out, { recursive: true, force: true }));
  const { stdout } = await run(process.execPath, [main, '--toolchain', 'npm', '--require', '--out', out]);
  const expected = loadTools().filter(({ toolchains }) => toolchains.every((each) => each === 'npm'));
  const { tools } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8')) as InteropResults;
  expect(tools.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  const page = readFileSync(join(out, 'README.md'), 'utf8');
  for (const { id, name, package: pinned } of expected) {
    expect(page).toContain(`| ${name} | ${pinned?.version} |`);
    expect(stdout).toContain(`${id}: run`);
  }
});

test('an unknown tool is reported', async () => {
  await expect(run(process.execPath, [main, '--only', 'orvall'])).rejects.toThrow('not "orvall"');
});

test('a toolchain that is missing is reported, and an error with --require', async () => {
  const args = [main, '--only', 'ogen'];
  const env = { ...process.env, PATH: '/nonexistent' };
  const { stdout } = await run(process.execPath, args, { env });
  expect(stdout).toContain('ogen: skipped, there is no go here: install Go');
  await expect(run(process.execPath, [...args, '--require'], { env })).rejects.toThrow();
});
