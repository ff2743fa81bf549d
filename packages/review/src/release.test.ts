import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { releaseContract } from './release.ts';
import { runRedocly } from './tools.ts';

const base = fileURLToPath(new URL('../test/base.yaml', import.meta.url));
const today = '2026-11-23';
let directory = '';
let released = '';

/** A spec whose released contract is the base, at 1.2.3. */
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'review-release-'));
  await copyFile(base, join(directory, 'openapi.yaml'));
  await configure('no-unused-components: warn');
  await writeFile(
    join(directory, 'package.json'),
    '{\n  "name": "spec",\n  "version": "1.2.3",\n  "files": [\n    "dist"\n  ]\n}\n',
  );
  await mkdir(join(directory, 'released'));
  // The base is one file, but Redocly writes it in its own way.
  released ||= await bundle('released/openapi.yaml').then(() => read('released/openapi.yaml'));
  await writeFile(join(directory, 'released/openapi.yaml'), released);
});
afterEach(() => rm(directory, { recursive: true }));

const read = (name: string) => readFile(join(directory, name), 'utf8');
const configure = (rule: string) =>
  writeFile(
    join(directory, 'redocly.yaml'),
    `telemetry: 'off'\napis: { things@v1: { root: ./openapi.yaml } }\nrules: { ${rule} }\n`,
  );
const bundle = async (output: string) => {
  const { code, stderr } = await runRedocly(['bundle', 'openapi.yaml', '--output', output], directory);
  expect(code, stderr).toBe(0);
};

/** Changes the spec, and bundles it. */
async function change(edit: (text: string) => string): Promise<void> {
  await writeFile(join(directory, 'openapi.yaml'), edit(await read('openapi.yaml')));
  await bundle('dist/openapi.yaml');
}

const tightened = (text: string) => text.replace('maximum: 10,', 'maximum: 9,').replace('count: 10', 'count: 9');
const to = (version: string) => (text: string) => text.replace('version: 1.2.3', `version: ${version}`);

async function expectUntouched(): Promise<void> {
  expect(await read('released/openapi.yaml')).toContain('version: 1.2.3');
  expect(await read('package.json')).toContain('"version": "1.2.3"');
  await expect(read('CHANGELOG.md')).rejects.toThrow('ENOENT');
}

test('a release moves the bundle, writes the changelog and sets the version', async () => {
  await change((text) => to('2.0.0')(tightened(text)));
  expect(await releaseContract(directory, today)).toEqual({
    ok: true,
    version: '2.0.0',
    files: ['released/openapi.yaml', 'CHANGELOG.md', 'package.json'],
  });
  expect(await read('released/openapi.yaml')).toBe(await read('dist/openapi.yaml'));
  expect(await read('package.json')).toBe(
    '{\n  "name": "spec",\n  "version": "2.0.0",\n  "files": [\n    "dist"\n  ]\n}\n',
  );
  const changelog = await read('CHANGELOG.md');
  expect(changelog.match(/^## .*$/gm)).toEqual(['## 2.0.0 (2026-11-23)', '## 1.2.3']);
  expect(changelog).toContain('- `createThing` request body count: `maximum` changed from `10` to `9`.');
  expect(changelog).toContain('- Documented requests are refused: `createThing` (request body: complete).');

  // The next one starts from there.
  expect(await releaseContract(directory, today)).toEqual({
    ok: false,
    reason: 'nothing changed since the last release.',
  });
  await change((text) => text.replace('2.0.0', '2.0.1').replace('A thing.', 'One thing.'));
  expect(await releaseContract(directory, today)).toMatchObject({ ok: true, version: '2.0.1' });
  expect((await read('CHANGELOG.md')).match(/^## .*$/gm)).toEqual([
    '## 2.0.1 (2026-11-23)',
    '## 2.0.0 (2026-11-23)',
    '## 1.2.3',
  ]);
});

test('acknowledgements go with the release, also of what came and went before it', async () => {
  const folder = join(directory, 'acknowledged');
  await mkdir(folder);
  const acknowledgement = (change: string) => `change: "${change}"\nreason: a reason\ntold: all\n`;
  await writeFile(
    join(folder, 'now.yaml'),
    acknowledgement('request-maximum-tighter:#/components/schemas/CreateThingRequest/properties/count'),
  );
  await writeFile(join(folder, 'gone.yaml'), acknowledgement('server-removed:#/servers/3 servers'));
  await change((text) => to('2.0.0')(tightened(text)));
  expect(await releaseContract(directory, today, folder)).toMatchObject({ ok: true, version: '2.0.0' });
  expect(await readdir(folder)).toEqual([]);
  expect(await read('CHANGELOG.md')).toContain('a reason');
});

test('a version that does not fit is refused, and nothing is written', async () => {
  await change((text) => to('1.3.0')(tightened(text)));
  expect(await releaseContract(directory, today)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('needs a major bump: 2.0.0 or higher'),
  });
  await expectUntouched();
});

test('lint errors are refused', async () => {
  await change((text) =>
    to('1.2.4')(text.replace('tags: [things]\n      summary: Show', 'tags: [boxes]\n      summary: Show')),
  );
  await configure('operation-tag-defined: error');
  expect(await releaseContract(directory, today)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^lint has errors: fix them first\..*operation-tag-defined/s),
  });
  await expectUntouched();
});

test('an outdated bundle is refused', async () => {
  await change(to('2.0.0'));
  await writeFile(join(directory, 'openapi.yaml'), tightened(await read('openapi.yaml')));
  expect(await releaseContract(directory, today)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('bundle it first'),
  });
  await expectUntouched();
});
