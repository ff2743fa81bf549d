import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import type { Result } from '../kit.ts';
import { htmlOf } from './html.ts';
import { junitOf } from './junit.ts';

/** The forms that a report can have, by the ending of its file. */
export const forms: Record<string, (result: Result) => string> = {
  '.json': ({ report }) => `${JSON.stringify(report, null, 2)}\n`,
  '.xml': ({ report, session }) => junitOf(report, session),
  '.html': ({ report }) => htmlOf([report]),
};

/** Writes a report in the form that the ending of the file names. */
export async function writeReport(file: string, result: Result): Promise<void> {
  const form = forms[extname(file)];
  if (!form) throw new Error(`${file} must end in one of ${Object.keys(forms).join(', ')}`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, form(result));
}
