import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = fileURLToPath(new URL('main.ts', import.meta.url));
const base = await readFile(new URL('../test/base.yaml', import.meta.url), 'utf8');
const tightened = base.replace('maximum: 10,', 'maximum: 9,');
const reworded = base.replace('A thing.', 'One thing.');
let directory = '';

/** A repository with one commit, on `main`. */
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'review-main-'));
  await put('openapi.yaml', base);
});
afterEach(() => rm(directory, { recursive: true }));

const put = (name: string, text: string) => writeFile(join(directory, name), text);

function run(command: string, args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { INIT_CWD: _, GITHUB_BASE_REF: __, ...env } = process.env;
  const child = spawn(command, args, { cwd: directory, env });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said.err += chunk;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...said })));
}

const review = (...args: string[]) =>
  run(process.execPath, [program, '--spec', 'openapi.yaml', '--out', 'out', '--acknowledged', 'acknowledged', ...args]);

async function git(...args: string[]): Promise<void> {
  const { code, err } = await run('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args]);
  expect(code, err).toBe(0);
}

async function commit(text: string): Promise<void> {
  await put('openapi.yaml', text);
  await git('add', 'openapi.yaml');
  await git('commit', '--quiet', '--allow-empty', '--message', 'A change');
}

test('a break exits with 1, an acknowledged one with 0, and an acknowledgement of no change with 2', async () => {
  await put('new.yaml', tightened);
  const compared = ['--spec', 'new.yaml', '--base', pathToFileURL(join(directory, 'openapi.yaml')).href];
  const { code, out } = await review(...compared, '--format', 'json');
  expect(code).toBe(1);
  const said: { findings: { id: string }[] } = JSON.parse(out);
  const id = 'request-maximum-tighter:#/components/schemas/CreateThingRequest/properties/count';
  expect(said).toMatchObject({
    breaking: true,
    step: 'major',
    status: 'breaking',
    findings: [{ id, before: 10, after: 9 }],
  });

  await mkdir(join(directory, 'acknowledged'));
  await put(
    'acknowledged/count.yaml',
    JSON.stringify({ change: id, reason: 'Ten is too many.', told: 'all three callers' }),
  );
  expect(await review(...compared)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/on purpose.*\n.*breaks, acknowledged:/),
  });
  expect(await readFile(join(directory, 'out/review.md'), 'utf8')).toContain('Ten is too many.');

  await put('acknowledged/other.yaml', JSON.stringify({ change: 'none', reason: 'None.', told: 'nobody' }));
  expect(await review(...compared)).toMatchObject({
    code: 2,
    err: expect.stringContaining('other.yaml acknowledges none'),
  });
  await put('acknowledged/other.yaml', JSON.stringify({ change: id, told: 'nobody' }));
  expect(await review(...compared)).toMatchObject({
    code: 2,
    err: expect.stringContaining('other.yaml must have `reason`'),
  });
});

test('a branch is compared with its merge base, and the default branch with its last commit', async () => {
  await git('init', '--quiet', '--initial-branch', 'main');
  await commit(base);
  await put('openapi.yaml', tightened);
  expect(await review()).toMatchObject({ code: 1, out: expect.stringContaining('the last commit') });
  await git('checkout', '--quiet', '-b', 'feature');
  await commit(tightened);
  await commit(tightened.replace('A thing.', 'One thing.'));
  expect(await review()).toMatchObject({
    code: 1,
    out: expect.stringMatching(/breaks callers\. 1 break.*compared with main at/),
  });
  expect(await review('--base', 'HEAD~1')).toMatchObject({ code: 0, out: expect.stringContaining('breaks no caller') });
});

test('an acknowledgement that the base has is no error, and a new one that fits nothing is', async () => {
  await git('init', '--quiet', '--initial-branch', 'main');
  await commit(base);
  const id = 'request-maximum-tighter:#/components/schemas/CreateThingRequest/properties/count';
  await mkdir(join(directory, 'acknowledged'));
  await put('acknowledged/count.yaml', JSON.stringify({ change: id, reason: 'Ten is too many.', told: 'all' }));
  await git('add', 'acknowledged');
  await commit(tightened);
  expect(await review('--base', 'HEAD~1')).toMatchObject({ code: 0, out: expect.stringContaining('on purpose') });
  // The next change finds the acknowledgement of the last one, and is not asked to remove it.
  await commit(reworded);
  expect(await review('--base', 'HEAD~1')).toMatchObject({ code: 0 });
  expect(await review('--base', 'HEAD~2')).toMatchObject({ code: 2 });
});

test.each<[string, string[], string]>([
  ['nothing to compare with', [], 'There is nothing to compare with'],
  ['a base that is nowhere', ['--base', 'nowhere'], '--base nowhere is no file'],
  ['a file that is not there', ['--base', 'openapi.yaml', '--spec', 'none.yaml'], 'none.yaml does not exist'],
  ['a pipe', ['--base', 'openapi.yaml', '--spec', 'pipe'], 'pipe is not a plain file'],
  ['a pipe among acknowledgements', ['--base', 'openapi.yaml', '--acknowledged', 'pipes'], 'pipe.yaml is not a plain'],
  ['an older description', ['--base', 'swagger.yaml'], 'swagger.yaml is of Swagger 2.0; only'],
  [
    'a description without a version',
    ['--base', 'unversioned.yaml'],
    'unversioned.yaml has no `openapi` version; only',
  ],
  ['an alias in itself', ['--base', 'loop.yaml'], 'loop.yaml cannot be read: it is nested too deeply, or an alias'],
  ['a newer description', ['--base', 'newer.yaml'], 'newer.yaml is of OpenAPI 3.2.0; only'],
  ['no YAML', ['--base', 'broken.yaml'], 'broken.yaml cannot be read'],
  ['aliases that multiply', ['--base', 'bomb.yaml'], 'its YAML aliases repeat more than'],
  ['a base on another host', ['--base', 'file://host/api.yaml'], 'is not the URL of a file on this disk'],
  ['a base on the web', ['--base', 'https://example.org/api.yaml'], 'is not the URL of a file on this disk'],
  ['a file URL that names nothing', ['--base', 'file:///none.yaml'], 'there is no such file'],
  [
    'acknowledgements that are no folder',
    ['--base', 'openapi.yaml', '--acknowledged', 'openapi.yaml'],
    'it must be a folder',
  ],
  ['a report that is no folder', ['--base', 'openapi.yaml', '--out', 'openapi.yaml'], 'cannot be a folder'],
  ['an unknown option', ['--bass', 'x'], 'there is no option --bass'],
])('%s is 2, with one line that says why', async (_, args, reason) => {
  await put('swagger.yaml', 'swagger: "2.0"\npaths: {}\n');
  await put('unversioned.yaml', 'paths: {}\n');
  await put('loop.yaml', 'openapi: 3.1.0\npaths: &p\n  /a: *p\n');
  await put('newer.yaml', 'openapi: 3.2.0\npaths: {}\n');
  await put('broken.yaml', 'paths: [\n');
  await mkdir(join(directory, 'pipes'));
  await run('mkfifo', ['pipe', 'pipes/pipe.yaml']);
  const levels = Array.from({ length: 9 }, (_, at) => `x-${at + 1}: &a${at + 1} [${`*a${at}, `.repeat(9)}]\n`);
  await put('bomb.yaml', `openapi: 3.1.1\nx-a: &a0 [1]\n${levels.join('')}paths: {}\n`);
  const { code, err } = await review(...args);
  expect(code).toBe(2);
  expect(err).toContain(reason);
  expect(err).not.toContain('    at ');
});

test('a description of several files is compared as one', async () => {
  await put('thing.yaml', 'type: string\n');
  const split = (text: string) =>
    text.replace('create_time: {', 'size: { $ref: ./thing.yaml }\n        create_time: {');
  await put('openapi.yaml', split(base));
  await put('one.yaml', base.replace('create_time: {', 'size: { type: string }\n        create_time: {'));
  expect(await review('--base', 'one.yaml', '--format', 'json')).toMatchObject({
    code: 0,
    out: expect.stringContaining('"breaking": false'),
  });
  await put('openapi.yaml', split(reworded));
  expect(await review('--base', 'one.yaml')).toMatchObject({ code: 0 });
});

test.each<[string, string, string, string]>([
  ['another host', 'http://127.0.0.1:9/thing.yaml', '', 'thing.yaml is on another host, and nothing is fetched'],
  ['a host without HTTP', 'ftp://a.test/thing.yaml', '', 'thing.yaml is on another host, and nothing is fetched'],
  ['another host by a file', './thing.yaml', '$ref: http://127.0.0.1:9/thing.yaml', 'is on another host, and nothing'],
  ['no file', './none.yaml', '', 'none.yaml does not exist'],
  ['a pipe', './pipe.yaml', '', 'pipe.yaml is not a plain file'],
])('a reference to %s is 2, with its line', async (_, ref, thing, reason) => {
  await put('thing.yaml', thing);
  await run('mkfifo', ['pipe.yaml']);
  await put('new.yaml', base.replace('create_time: {', `size: { $ref: ${ref} }\n        create_time: {`));
  const { code, err } = await review('--spec', 'new.yaml', '--base', 'openapi.yaml');
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/\.yaml:\d+:\d+: Can't resolve \$ref: /) });
  expect(err).toContain(reason);
  expect(err.trim()).not.toContain('\n');
});

test('a reference to an anchor in a file is followed', async () => {
  const split = (ref: string) => base.replace('create_time: {', `size: { $ref: ${ref} }\n        create_time: {`);
  await put('things.yaml', '- { $anchor: long, type: integer }\n- { $anchor: short, type: string }\n');
  await put('openapi.yaml', split("'./things.yaml#long'"));
  await put('new.yaml', split("'./things.yaml#short'"));
  const said = { code: 1, out: expect.stringContaining('`type` changed from `integer` to `string`') };
  expect(await review('--spec', 'new.yaml', '--base', 'openapi.yaml')).toMatchObject(said);
});

const get = (schema: string) =>
  `responses: { '200': { description: ok, content: { application/json: { schema: ${schema} } } } }`;
test.each<[string, (type: string) => string]>([
  ['merge keys', (type) => `x-get: &get { ${get(`{ type: ${type} }`)} }\npaths: { /a: { get: { <<: *get } } }`],
  [
    'addresses that are the $id of a schema',
    (type) =>
      `paths: { /a: { get: { ${get("{ $ref: 'https://example.org/t' }")} } } }\ncomponents: { schemas: { T: { $id: 'https://example.org/t', type: ${type} } } }`,
  ],
])('%s are followed', async (_, described) => {
  const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";
  await put('openapi.yaml', head + described('integer'));
  await put('new.yaml', head + described('string'));
  const said = { code: 1, out: expect.stringContaining('`type` changed from `integer` to `string`') };
  expect(await review('--spec', 'new.yaml', '--base', 'openapi.yaml')).toMatchObject(said);
});

test('a base reads files beside its folder, and the default branch may have any name', async () => {
  await git('init', '--quiet', '--initial-branch', 'trunk');
  await mkdir(join(directory, 'api'));
  await put('api/openapi.yaml', base.replace('create_time: {', 'size: { $ref: ../size.yaml }\n        create_time: {'));
  await put('size.yaml', '{ type: string }\n');
  await git('add', 'api', 'size.yaml');
  await commit(base);
  await git('checkout', '--quiet', '--detach');
  await put('size.yaml', '{ type: integer }\n');
  process.env.REVIEW_DEFAULT_BRANCH = 'trunk';
  try {
    const found = await review('--spec', 'api/openapi.yaml');
    expect(found).toMatchObject({ code: 1, out: expect.stringContaining('compared with trunk at') });
  } finally {
    delete process.env.REVIEW_DEFAULT_BRANCH;
  }
});

test('a description of webhooks alone needs no paths', async () => {
  const hooks = (maxLength: number) =>
    JSON.stringify({
      openapi: '3.1.1',
      info: { title: 'Calls', version: '1.0.0' },
      webhooks: {
        done: {
          post: {
            requestBody: { content: { 'application/json': { schema: { type: 'string', maxLength } } } },
            responses: { '204': { description: 'Taken.' } },
          },
        },
      },
    });
  await put('openapi.yaml', hooks(5));
  await put('new.yaml', hooks(6));
  expect(await review('--spec', 'new.yaml', '--base', 'openapi.yaml')).toMatchObject({ code: 1 });
  await put('new.yaml', '{ "openapi": "3.1.1", "info": {} }');
  expect(await review('--spec', 'new.yaml', '--base', 'openapi.yaml')).toMatchObject({ code: 2 });
});

test('a reference to nothing is refused, unless the base has it as well', async () => {
  const lost = base.replace('"#/components/schemas/Thing"', '"#/components/schemas/Nothing"');
  await put('new.yaml', lost);
  const { code, err } = await review('--spec', 'new.yaml', '--base', 'openapi.yaml');
  expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('#/components/schemas/Nothing, which') });
  await put('openapi.yaml', lost.replace('A thing.', 'One thing.'));
  expect(await review('--spec', 'new.yaml', '--base', 'openapi.yaml')).toMatchObject({ code: 0 });
});

test('an acknowledgement for the spec of this repository does not apply to another one', async () => {
  await put('new.yaml', reworded);
  const args = ['--spec', 'new.yaml', '--base', 'openapi.yaml', '--out', 'out'];
  expect(await run(process.execPath, [program, ...args])).toMatchObject({ code: 0, err: '' });
});
