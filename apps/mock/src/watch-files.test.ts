import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { watchFiles } from './watch-files.ts';

it('every edit, replacement, removal and return of a file is noticed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'dli-mock-watch-'));
  const [a, b, late] = [join(folder, 'a'), join(folder, 'b'), join(folder, 'late')];
  await writeFile(a, '1');
  await writeFile(b, '1');
  let calls = 0;
  const { close } = watchFiles([a, b, late], async () => {
    calls++;
    return [a, b, late];
  });
  onTestFinished(async () => {
    close();
    await rm(folder, { recursive: true });
  });
  const edits = [
    () => writeFile(a, '2'),
    () => writeFile(`${b}~`, '3').then(() => rename(`${b}~`, b)),
    () => rm(a),
    () => writeFile(a, '2'),
    () => writeFile(late, ''),
  ];
  for (const edit of edits) {
    const before = calls;
    await edit();
    await vi.waitFor(() => expect(calls).toBeGreaterThan(before), 30_000);
  }
});
