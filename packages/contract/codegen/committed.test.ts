import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { committedText } from './committed.ts';

test('a file with line ends of Windows is unchanged', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dli-committed-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'a.ts');
  await writeFile(file, 'first\r\nsecond\r\n\r\nlast with \r in it\n');
  expect(await committedText(pathToFileURL(file))).toBe('first\nsecond\n\nlast with \r in it\n');
  expect(await committedText(pathToFileURL(join(folder, 'none')))).toBe('');
});
