import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A bundle that was changed on purpose, as a file that goes away with the test. */
export async function changedBundle(from: string | RegExp, to: string): Promise<string> {
  const text = await readFile(new URL(import.meta.resolve('@dli-connections/spec/openapi.json')), 'utf8');
  // Without white space, so that what is changed can be named in one line.
  const bundle = JSON.stringify(JSON.parse(text));
  const changed = bundle.replace(from, to);
  if (changed === bundle) throw new Error(`the bundle has no ${from}`);
  const folder = await mkdtemp(join(tmpdir(), 'dli-mock-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'openapi.json'), changed);
  return join(folder, 'openapi.json');
}
