import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '@dli-connections/command';
import type { Line } from './compare.ts';
import { rootFolder } from './folders.ts';
import { inShell } from './install.ts';
import { languages } from './languages.ts';
import { startMock, startReference } from './server.ts';
import type { Tool } from './tools.ts';
import type { Work } from './work.ts';

/** Document whose programs are run. */
export const document: URL = new URL('docs/use-it-with.md', rootFolder);

/** Address that the programs of the document call. */
const written = 'http://127.0.0.1:4020';

/** The first program below a heading. Throws an `Error` if there is none. */
export function programIn(markdown: string, section: string): string {
  const below = markdown.split(/^## /m).find((each) => each.startsWith(`${section}\n`));
  const program = /^```\w+\n(.*?)^```$/ms.exec(below ?? '')?.[1];
  if (program === undefined) throw new Error(`docs/use-it-with.md has no program below "${section}"`);
  if (!program.includes(written)) throw new Error(`the program below "${section}" does not call ${written}`);
  return program;
}

/** Runs the program of a tool in the document against each server; resolves to the output of each run. */
export async function runExample(tool: Tool, work: Work, signal: AbortSignal): Promise<Map<string, Line>> {
  const program = programIn(await readFile(document, 'utf8'), tool.section ?? '');
  const { extension, build, run } = languages[tool.language];
  const file = `${extension === 'java' ? 'Example' : 'example'}.${extension}`;
  const lines = new Map<string, Line>();
  for (const [step, start] of Object.entries({ reference: () => startReference(), mock: startMock })) {
    const server = await start();
    try {
      await writeFile(join(work.folder, file), program.replaceAll(written, server.url));
      await inShell(build, work, signal);
      const output = await inShell(run('example'), work, signal, { HOME: join(work.folder, 'home') });
      // The connection that every program creates and lists; `curl` shows it as it is on the wire.
      lines.set(step, { step, seen: { printed: /\btest\W+(?:status\W+)?ACTIVE\b/.test(output) } });
    } catch (error) {
      lines.set(step, { step, error: messageOf(error) });
    } finally {
      await server.end();
    }
  }
  return lines;
}
