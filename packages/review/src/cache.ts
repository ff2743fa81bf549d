import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../node_modules/.cache/review/', import.meta.url));
/** Maximum number of cached entries; the oldest are evicted first. */
const most = 60;

/** Caches an expensive text across runs. `inputs` must list everything that it depends on. */
export async function remembered(inputs: readonly string[], make: () => Promise<string>): Promise<string> {
  const path = join(folder, createHash('sha256').update(JSON.stringify(inputs)).digest('hex'));
  const known = await readFile(path, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  const text = await make();
  // Without a writable cache the next run makes it again.
  await keep(path, text).catch(() => undefined);
  return text;
}

/** Written whole or not at all: another run may read it meanwhile. */
async function keep(path: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const part = `${path}.${process.pid}`;
  await writeFile(part, text);
  await rename(part, path);
  const names = await readdir(folder);
  if (names.length <= most) return;
  const aged = await Promise.all(names.map(async (name) => ({ name, time: (await stat(join(folder, name))).mtimeMs })));
  const old = aged.sort((a, b) => a.time - b.time).slice(0, names.length - most);
  for (const { name } of old) await rm(join(folder, name), { force: true });
}
