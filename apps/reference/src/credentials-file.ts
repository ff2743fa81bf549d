import { statSync } from 'node:fs';
import { messageOf } from '@dli-connections/command';
import type { KnownCredentials } from '@dli-connections/handler';
import { readCredentials } from './files.ts';

/** Polling interval, in milliseconds. */
const every = 500;

/** Identifies the content of a file, also after a rename, as Kubernetes volumes do it. */
function stampOf(file: string): string {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev} ${found.ino} ${found.size} ${found.mtimeNs} ${found.ctimeNs}` : 'none';
}

/**
 * Reads credentials, and reads them anew when the file has changed, within a second. Invalid content changes nothing: the previous
 * credentials stay in use. Either is a line for `say`. The watch does not keep the process alive.
 *
 * @throws Error with one line when the file is wrong from the beginning.
 */
export async function followCredentials(file: string, say: (line: string) => void): Promise<() => KnownCredentials> {
  // Taken before the file is read, so that no change falls between the two.
  let stamp = stampOf(file);
  let credentials = await readCredentials(file);
  let reading = false;

  async function look(): Promise<void> {
    const now = stampOf(file);
    if (now === stamp || reading) return;
    reading = true;
    stamp = now;
    try {
      credentials = await readCredentials(file);
      say(`the credentials file ${file} has changed and is in use`);
    } catch (error) {
      say(`the previous credentials stay in use: ${messageOf(error)}`);
    } finally {
      reading = false;
    }
  }
  setInterval(look, every).unref();
  return () => credentials;
}
