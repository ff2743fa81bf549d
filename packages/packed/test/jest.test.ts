/** The packed client under Jest: as plain CommonJS without configuration, and in TypeScript by ts-jest. */
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mustRun } from '../src/index.ts';
import { installed } from './installed.ts';

// Jest is not a dependency of the workspace: only this test needs it, and it is as large as everything else.
const require = createRequire(new URL('../runtimes/package.json', import.meta.url));
const { directory } = await installed();
const jest = join(require.resolve('jest/package.json'), '../bin/jest.js');

const body = `
test('a refusal is an ApiError', async () => {
  const fetch = async () => Response.json({ error_code: 'DLI.0001', error_msg: 'no' }, { status: 400 });
  const client = createDliClient({ endpoint: 'http://dli.test', projectId: 'p1', credentials: 'any', fetch });
  await expect(client.showEnhancedConnection({ connection_id: 'c1' })).rejects.toBeInstanceOf(ApiError);
  const raw = createRawClient({ endpoint: 'http://dli.test', projectId: 'p1', credentials: signed({ accessKey: 'AK', secretKey: 'SK' }), fetch });
  const { response } = await raw.GET('/v2.0/{project_id}/datasource/enhanced-connections', { params: { path: { project_id: 'p1' } } });
  expect(response.status).toBe(400);
});
`;
const names: [string, string][] = [
  ['ApiError, createDliClient', ''],
  ['createRawClient', '/raw'],
  ['signed', '/signing'],
];

/** Runs the tests of a folder in a project of its own. */
async function runIn(folder: string, files: Record<string, string>): Promise<string> {
  await mkdir(join(directory, folder));
  for (const [file, text] of Object.entries(files)) await writeFile(join(directory, folder, file), text);
  return mustRun(process.execPath, [jest, '--rootDir', '.'], { cwd: join(directory, folder), env: { CI: '1' } });
}

test('plain Jest requires it', async () => {
  const lines = names.map(([what, path]) => `const { ${what} } = require('@dli-connections/client${path}');`);
  const files = { 'package.json': '{ "name": "plain" }', 'it.test.js': lines.join('\n') + body };
  expect(await runIn('plain', files)).toMatch(/Tests: +1 passed, 1 total/);
});

test('ts-jest compiles and runs it, by the resolution node10', async () => {
  const lines = names.map(([what, path]) => `import { ${what} } from '@dli-connections/client${path}';`);
  const globals = 'declare const test: any;\ndeclare const expect: any;\n';
  const tsconfig = { strict: true, module: 'commonjs', moduleResolution: 'node10', target: 'es2022', types: [] };
  const transform = {
    '\\.ts$': [require.resolve('ts-jest'), { tsconfig: { ...tsconfig, lib: ['es2022', 'dom'] } }],
  };
  const files = {
    'package.json': JSON.stringify({ name: 'typed', jest: { transform } }),
    'it.test.ts': `${lines.join('\n')}\n${globals}${body}`,
  };
  expect(await runIn('typed', files)).toMatch(/Tests: +1 passed, 1 total/);
});
