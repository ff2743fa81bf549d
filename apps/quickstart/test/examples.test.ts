/** The worked examples, run as a reader would: each against servers of its own. */
import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startMock } from '@dli-connections/mock';
import { startReference } from '@dli-connections/reference';
import type { Served } from '@dli-connections/serve';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
let mock: Served;
let reference: Served;
beforeAll(async () => {
  mock = await startMock({ port: 0, host: '127.0.0.1' });
  reference = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:' });
});
afterAll(() => Promise.all([mock?.close(), reference?.close()]));

/** Output of an example, with every id replaced by ID. Throws if the example fails. */
async function outputOf(program: string, file: string): Promise<string> {
  const env = { ...process.env, DLI_ENDPOINT: reference.url, DLI_MOCK: mock.url };
  const { stdout } = await promisify(execFile)(program, [file], { cwd: folder, env });
  return stdout.replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g, 'ID');
}

/** Looks for a program that an example needs; a missing one is reported. */
function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(`No ${program} on this machine: SKIPPED the example that needs it.`);
    return false;
  }
}

test('a change to the API is reviewed', async () => {
  const printed = await outputOf(process.execPath, 'review-a-change.ts');
  expect(printed).toMatch(/^major: .*`maxLength`.*`32`/);
  expect(printed).toMatch(/^patch: .*description/m);
  expect(printed).toMatch(/All in all: major\n$/);
});

test('refusals requested from the mock are handled', async () => {
  expect(await outputOf(process.execPath, 'against-the-mock.mjs')).toBe(
    '201 ID\n400 DLI.0001 not again\n403 DLI.0003 not again\n429 APIGW.0308 again, later\n500 DLI.0999 not again\n',
  );
});

test.skipIf(!has('curl'))('a shell creates and deletes', async () => {
  expect(await outputOf('sh', 'any-language.sh')).toBe('created ID\ndeleted ID\n');
});

test.skipIf(!has('python3'))('Python creates, shows, is refused and deletes', async () => {
  expect(await outputOf('python3', 'any_language.py')).toBe(
    'created ID\nqueue q1 is ACTIVE\n400 DLI.0001\ndeleted ID\n',
  );
});
