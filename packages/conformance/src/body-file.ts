import { isUtf8 } from 'node:buffer';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** A body that a curl line takes from a file. */
export interface BodyFile {
  path: string;
  bytes: Uint8Array;
}

/** The longest body in a curl line, in bytes: terminals cut a pasted line at some 4,000. */
const longest = 2000;

const folder = join(tmpdir(), `dli-conformance-${process.pid}`);

/**
 * The file for a body that a curl line cannot contain: it is too long, not text, or curl would read it as a file name.
 */
export function bodyFileOf(bytes: Uint8Array): BodyFile | undefined {
  if (bytes.length <= longest && isUtf8(bytes) && !bytes.includes(0) && bytes[0] !== '@'.charCodeAt(0))
    return undefined;
  // No cryptographic hash: most files are never written, and hashing megabytes would add seconds to a run.
  const name = `body-${bytes.length}-${crc32(bytes).toString(16).padStart(8, '0')}`;
  return { path: join(folder, name), bytes };
}

/** Writes the files that curl lines name. They are kept, so that the lines can be pasted later. */
export async function saveBodies(files: readonly BodyFile[]): Promise<void> {
  if (files.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { path, bytes } of files) await writeFile(path, bytes);
}

/** The files that the curl lines of a run's failures name. */
export const filesOf = (ran: readonly { outcome: string; result: { failure?: { files?: readonly BodyFile[] } } }[]) =>
  ran.flatMap(({ outcome, result }) => (outcome === 'failed' ? (result.failure?.files ?? []) : []));
