/** Each snippet of these files is compiled, and run with the reference handler in place of the network. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mustRun, run } from '../src/index.ts';

const here = fileURLToPath(new URL('..', import.meta.url));
// Where the packages of this workspace are found, and no linter looks.
const directory = join(here, 'node_modules/.readme-snippets');
const files = ['../client/README.md', '../../README.md', '../handler/README.md', '../signature/README.md'];

/** The snippets of a file. One that makes no client, in a file that does, goes on from where the first one made it. */
async function snippetsOf(file: string): Promise<{ file: string; code: string }[]> {
  const text = await readFile(join(here, file), 'utf8');
  const codes = [...text.matchAll(/^```ts\n(.*?)^```/gms)].map(([, code = '']) => code);
  const makes = /import \{ create\w+Client \}/;
  const [first = ''] = codes;
  const setup = makes.test(first) ? first.slice(0, first.indexOf('});') + 4) : '';
  return codes.map((code) => ({ file, code: makes.test(code) ? code : `${setup}\n${code}` }));
}
const snippets = (await Promise.all(files.map(snippetsOf))).flat();

beforeAll(async () => {
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }');
  for (const [at, { code }] of snippets.entries())
    await writeFile(join(directory, `${at}.ts`), `${code}\nexport {};\n`);
  const config = { extends: '../../../../tsconfig.base.json', compilerOptions: { types: ['node'] }, include: ['*.ts'] };
  await writeFile(join(directory, 'tsconfig.json'), JSON.stringify(config));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('they compile', async () => {
  expect(snippets.length).toBeGreaterThan(10);
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  const { output } = await run(process.execPath, [tsc, '-p', directory, '--noEmit'], { cwd: directory });
  expect(output).toBe('');
});

test.each(snippets.map(({ file, code }, at) => ({ at, file, line: code.trim().split('\n').at(-1) })))(
  'of $file, the one that ends with "$line" runs',
  async ({ at }) => {
    const network = new URL('network.ts', import.meta.url);
    // Types are taken out by hand, as Node does not do that below node_modules.
    const code = await readFile(join(directory, `${at}.ts`), 'utf8');
    await writeFile(join(directory, `${at}.js`), stripTypeScriptTypes(code));
    await mustRun(process.execPath, ['--disable-warning=ExperimentalWarning', `--import=${network}`, `${at}.js`], {
      cwd: directory,
    });
  },
);
