/** Faults as edits of the independent server, which is asked over HTTP with default options. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { createRemote, signing } from '../../src/cli/target.ts';
import { askTarget, type Kit, type Report } from '../../src/index.ts';
import { type Callers, strangersToken } from '../wrong-server/callers.ts';
import type { startWrongServer } from '../wrong-server/server.ts';

/** A text in a file of the server, and the one that stands there instead. */
type Edit = [file: string, from: string, to: string];

/** A fault, with the credentials that its server knows. */
export interface Edited {
  kind: string;
  name: string;
  edits: Edit[];
  callers: Callers;
}

const folder = new URL('edits/', import.meta.url);
const source = new URL('../wrong-server/', import.meta.url);
// Inside of the package, whose dependencies the copies use, and as deep as the original, which imports files of it.
const copies = new URL('../../.vitest/', import.meta.url);

const known: Record<string, Callers> = {
  keys: { tokens: [], keys: { AKIDEXAMPLE: 'a secret' } },
  tokens: { tokens: ['some-Token-1'] },
};

/** All faults, in the order of their files. A file may say which credentials its server knows, after a dot in its name. */
export async function loadEdited(): Promise<Edited[]> {
  const files = (await readdir(folder)).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const [kind = '', who = ''] = file.split('.');
      const faults = parse(await readFile(new URL(file, folder), 'utf8')) as Record<string, Edit[]>;
      return Object.entries(faults).map(([name, edits]) => ({ kind, name, edits, callers: known[who] ?? {} }));
    }),
  );
  return found.flat();
}

/**
 * Runs the kit on the server with a fault, up to the first failure: first the cases about state, which are fewer.
 *
 * @throws Error when an edit does not fit the server any more.
 */
export async function askEdited(kit: Kit, { kind, name, edits, callers }: Edited): Promise<Report> {
  const copy = new URL(`${crypto.randomUUID()}/`, copies);
  await mkdir(copy, { recursive: true });
  await cp(source, copy, { recursive: true });
  try {
    for (const [file, from, to] of edits) {
      const at = new URL(`${file}.ts`, copy);
      const text = await readFile(at, 'utf8');
      if (!text.includes(from)) throw new Error(`${kind}/${name}: ${file}.ts has no ${from}`);
      await writeFile(
        at,
        text.replace(from, () => to),
      );
    }
    // A copy has the exports of the original.
    const { startWrongServer: start } = (await import(/* @vite-ignore */ new URL('server.ts', copy).href)) as {
      startWrongServer: typeof startWrongServer;
    };
    return await askStarted(kit, await start(new Set(), callers), callers);
  } finally {
    await rm(copy, { recursive: true });
  }
}

async function askStarted(
  kit: Kit,
  { url, restart, close }: Awaited<ReturnType<typeof startWrongServer>>,
  { tokens, keys = {} }: Callers,
): Promise<Report> {
  const [pair] = Object.entries(keys);
  const token = tokens?.[0] ?? 'any';
  const given = pair && { accessKey: pair[0], secretKey: pair[1] };
  const ask = async (part: Partial<Kit['suite']>) => {
    const { report } = await askTarget(
      { ...kit, suite: { ...kit.suite, ...part } },
      {
        name: 'an edited server',
        target: given ? signing(createRemote(), token, given.accessKey, given.secretKey) : createRemote(),
        endpoint: url,
        network: true,
        stopAt: 'failure',
        restart: async () => restart(),
        token,
        keys: given,
        ...(tokens?.length && { foreignToken: strangersToken }),
      },
    );
    return report;
  };
  try {
    const report = await ask({ derived: [] });
    return report.failures.length > 0 ? report : await ask({ behaviours: [] });
  } finally {
    await close();
  }
}
