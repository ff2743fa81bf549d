import { readFile } from 'node:fs/promises';

/** The text of a committed file, `''` if there is none. A checkout on Windows may have CRLF, which does not count as a difference. */
export async function committedText(file: URL): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.replaceAll('\r\n', '\n');
}
