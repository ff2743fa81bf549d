/** Types and validators agree on every value that differs from an example of the spec in one place, as far as types can say it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Check } from '@dli-connections/contract/server';
import { afterAll, expect, test } from 'vitest';
import { variantsOf } from './mutations.ts';
import { partsOf } from './parts.ts';

const here = fileURLToPath(new URL('../..', import.meta.url));
// A folder in which the packages of this workspace are found, and no linter looks.
const directory = join(here, 'node_modules/.agreement');
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The rules that a value breaks. */
function broken({ all }: Check, value: unknown): string[] {
  if (all(value)) return [];
  const keywords = (all.errors ?? []).map(({ keyword, params, instancePath }) => {
    const found = instancePath
      .split('/')
      .slice(1)
      .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], value);
    return keyword === 'type' && typeof found === 'number' && params.type === 'integer' ? 'integer' : keyword;
  });
  return [...new Set(keywords)];
}

/** The lines of a file, counted from 0, that TypeScript refuses. */
function refusedLines(source: string): Set<number> {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'values.ts'), source);
  const config = { extends: '../../../../tsconfig.base.json', files: ['values.ts'] };
  writeFileSync(join(directory, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', directory], {
    cwd: directory,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return new Set([...stdout.matchAll(/^values\.ts\((\d+),/gm)].map(([, line]) => Number(line) - 1));
}

test('a value compiles where it is valid, and what else compiles breaks a rule that the README lists', async () => {
  const claims = (await partsOf()).flatMap(({ type, check, closed, values }) =>
    [...new Set(values.flatMap((value) => [...variantsOf(value, closed)]).map((value) => JSON.stringify(value)))].map(
      (text) => ({
        line: `check<${type}>(${text});`,
        rules: broken(check, JSON.parse(text)),
      }),
    ),
  );
  const head =
    "import type { Answer, Body, PathParameters, Query } from '@dli-connections/contract'; declare function check<T>(value: T): void;";
  const refused = refusedLines([head, ...claims.map(({ line }) => line)].join('\n'));
  expect(refused.has(0)).toBe(false);

  const verdicts = claims.map((claim, at) => ({ ...claim, compiles: !refused.has(at + 1) }));
  expect(verdicts.filter(({ rules, compiles }) => rules.length === 0 && !compiles).map(({ line }) => line)).toEqual([]);
  const unsaid = new Set(verdicts.filter(({ compiles }) => compiles).flatMap(({ rules }) => rules));
  const limits = /## Limits of the types\n(.*?)\n## /s.exec(readFileSync(join(here, 'README.md'), 'utf8'))?.[1] ?? '';
  const listed = [...limits.matchAll(/`(\w+)`/g)].map(([, rule]) => rule);
  expect(listed.filter((rule) => rule !== 'additionalProperties').sort()).toEqual([...unsaid].sort());
  expect(verdicts.length).toBeGreaterThan(1000);
  expect(refused.size).toBeGreaterThan(1000);
});
