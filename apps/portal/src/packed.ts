import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';

/** The encodings that files are kept in beside their own, best first, by the ending of the file. */
export const encodings = { br: '.br', gzip: '.gz' } as const;

/** An encoding by its name in HTTP. */
export type Encoding = keyof typeof encodings;

/** At its best, brotli takes forty times as long for a tenth less. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };

/** Files of these kinds are text; below a packet of the network there is nothing to win. */
const isPacked = (name: string, size: number) =>
  /^\.(?:css|html|js|json|svg|txt|yaml)$/.test(extname(name)) && size > 1_000;

/** The bytes of a file in each encoding; in none where it would be no smaller. */
export function packed(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Partial<Record<Encoding, Uint8Array<ArrayBuffer>>> {
  if (!isPacked(name, bytes.length)) return {};
  return { br: new Uint8Array(brotliCompressSync(bytes, brotli)), gzip: new Uint8Array(gzipSync(bytes)) };
}

/** Writes each file of a folder in each encoding beside it, as servers of static files look for them. */
export async function writePacked(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pack = async (file: string) => {
    const bytes = await readFile(file);
    if (!isPacked(file, bytes.length)) return;
    await writeFile(file + encodings.br, await promisify(brotliCompress)(bytes, brotli));
    await writeFile(file + encodings.gzip, await promisify(gzip)(bytes));
  };
  await Promise.all(
    entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => pack(join(parentPath, name))),
  );
}
