import { watchFile } from 'node:fs';
import { messageOf } from '@dli-connections/command';
import type { KnownCredentials } from '@dli-connections/handler';
import { readCredentials } from './files.ts';

/** Polling interval, in milliseconds. */
const every = 500;

/**
 * Reads credentials, and reads them anew when the file has changed, within a second. Invalid content changes nothing: the previous
 * credentials stay in use. Either is a line for `say`. The watch does not keep the process alive.
 *
 * @throws Error with one line when the file is wrong from the beginning.
 */
export async function followCredentials(file: string, say: (line: string) => void): Promise<() => KnownCredentials> {
  async function readAgain(): Promise<void> {
    try {
      credentials = await readCredentials(file);
      say(`the credentials file ${file} has changed and is in use`);
    } catch (error) {
      say(`the previous credentials stay in use: ${messageOf(error)}`);
    }
  }
  // Watched before it is read, so that no change falls between the two.
  watchFile(file, { interval: every, persistent: false }, () => {
    reading = reading.then(readAgain);
  });
  const first = readCredentials(file);
  let reading: Promise<unknown> = first;
  let credentials = await first;
  return () => credentials;
}
