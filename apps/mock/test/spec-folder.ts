import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const source = fileURLToPath(new URL('../../../spec/', import.meta.url));
const parts = ['openapi.yaml', 'paths', 'components', 'examples'];

/** A copy of the spec's source that goes away with the test, and a way to edit it as an editor does: in one step. */
export async function specFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'dli-mock-spec-'));
  onTestFinished(() => rm(folder, { recursive: true, maxRetries: 3 }));
  for (const part of parts) await cp(join(source, part), join(folder, part), { recursive: true });

  async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
    const text = await readFile(join(folder, file), 'utf8');
    const changed = text.replace(from, () => to);
    if (changed === text) throw new Error(`${file} has no ${from}`);
    await write(file, changed);
  }
  async function write(file: string, text: string): Promise<void> {
    await writeFile(join(folder, `${file}.new`), text);
    await rename(join(folder, `${file}.new`), join(folder, file));
  }
  edit.pathOf = (file: string) => join(folder, file);
  return { root: join(folder, 'openapi.yaml'), edit, write };
}
