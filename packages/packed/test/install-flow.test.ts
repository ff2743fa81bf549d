/** The install lines of the documents, run as written: a clone with its tarballs, and a project beside it. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createExchange, openSqliteStore } from '@dli-connections/handler';
import { type Served, serve } from '@dli-connections/serve';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOnNpm, manifestOf, mustRun, packageNames } from '../src/index.ts';
import { packedFolder } from '../src/install.ts';
import { packDependencies } from '../src/pack.ts';
import { addressOf, readManifest, root } from '../src/published.ts';
import { packed } from './installed.ts';
import { running } from './program.ts';
import { textOf, texts } from './texts.ts';

let folder: string;
let project: string;
let server: Served;
const env = {
  PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`,
  npm_config_offline: 'true',
  npm_config_audit: 'false',
};

/** Each block, once: its commands, in order. */
const blocks = new Map(
  texts.flatMap((file) =>
    [...textOf(file).matchAll(/<!-- (?:install|run): .*?```sh\n(.*?)```\n<!-- end -->/gs)].map(
      ([, block = '']) => [block, { file, lines: block.trim().split('\n') }] as const,
    ),
  ),
);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dli-beside-'));
  const into = join(folder, 'dli-connections', packedFolder);
  await mkdir(into, { recursive: true });
  await Promise.all(packageNames.map((name) => packed(name, into)));
  project = join(folder, 'project');
  await mkdir(project);
  await writeFile(join(project, 'package.json'), '{}');
  // A reader gets these from npm; there may be no network here.
  await mustRun('npm', ['install', ...(await packDependencies(into))], { cwd: project, env });
  server = await serve(createExchange({ store: openSqliteStore(':memory:') }), {
    port: 0,
    setting: '',
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, maxRetries: 3 });
});

/** Checks that each link in a packed README is absolute, and that links into this repository lead to a file. */
async function linksLeadSomewhere(name: string): Promise<void> {
  const readme = await readFile(join(project, 'node_modules/@dli-connections', name, 'README.md'), 'utf8');
  const targets = [...readme.replaceAll(/```.*?```/gs, '').matchAll(/\]\(([^()\s]+)\)/g)].map(
    ([, target = '']) => target,
  );
  expect(targets.filter((target) => !/^(?:https?:|#)/.test(target))).toEqual([]);
  const own = `${addressOf(readManifest(''))}/`;
  const paths = targets.filter((target) => target.startsWith(own)).map((target) => target.slice(own.length));
  for (const path of paths) {
    const [, file = ''] = /^(?:blob|tree|raw)\/main\/([^#]*)/.exec(path) ?? [];
    expect(existsSync(new URL(file, root)), path).toBe(true);
  }
}

test.skipIf(isOnNpm()).each([...blocks.values()])('$file: $lines', async ({ lines }) => {
  const [install = '', start] = lines;
  expect(await mustRun('sh', ['-c', install], { cwd: project, env })).toMatch(/added|up to date|changed/);
  const [, name = ''] = /dli-connections-(\w+)\.tgz$/.exec(install) ?? [];
  expect((await manifestOf({ directory: project }, `@dli-connections/${name}`)).name).toBe(`@dli-connections/${name}`);
  await linksLeadSomewhere(name);
  if (start?.includes('--target')) {
    const line = `${start.replace(/http:\S+/, server.url)} --only 'create/*'`;
    expect(await mustRun('sh', ['-c', line], { cwd: project, env })).toMatch(/0 failed/);
  } else if (start)
    await running({ env }, 'sh', ['-c', `exec ${start} --port 0`], project, /http:\/\/127\.0\.0\.1:\d+/);
});
