/** Faults as edits of the text of two servers, which are asked over HTTP with default options. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { createRemote, signing } from '../../src/cli/target.ts';
import { askTarget, type Kit, type Report } from '../../src/index.ts';
import { independent } from './edited-independent.ts';
import { reference } from './edited-reference.ts';
import type { Edit, EditedServer, Known, Started } from './edited-server.ts';

/** A fault, with its server and the credentials that this knows. */
export interface Fault {
  server: EditedServer;
  kind: string;
  name: string;
  edits: Edit[];
  known: Known;
}

// Inside the package, because the copies use its dependencies, and as deep as the original, whose relative imports must work.
const copies = new URL('../../.vitest/', import.meta.url);

async function faultsOf(server: EditedServer): Promise<Fault[]> {
  const files = (await readdir(server.faults)).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const [kind = '', who = ''] = file.split('.');
      const faults = parse(await readFile(new URL(file, server.faults), 'utf8')) as Record<string, Edit[]>;
      const known = server.known[who] ?? {};
      const failing = known.failing ? (server.failOn?.(Object.values(known.failing)) ?? []) : [];
      return Object.entries(faults).map(([name, edits]) => ({
        ...{ server, kind, name, known },
        edits: [...failing, ...edits],
      }));
    }),
  );
  return found.flat();
}

/** All faults, in the order of their files. A file may say what its server knows, after a dot in its name. */
export const loadEdited = async (): Promise<Fault[]> =>
  (await Promise.all([independent, reference].map(faultsOf))).flat();

/**
 * The edited files of a server in a folder, by their addresses.
 *
 * @throws Error when a text does not stand exactly once in its file: the edit would change another place, or none.
 */
export async function editedTexts({ server, edits }: Fault, folder = server.original): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const [file, from, to] of edits) {
    const at = server.fileOf(folder, file).href;
    const text = texts.get(at) ?? (await readFile(new URL(at), 'utf8'));
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`${file} has this text ${parts.length - 1} times, not once: ${from}`);
    texts.set(at, parts.join(to));
  }
  return texts;
}

/** Runs the kit on the server with a fault, up to the first failure: first the cases about state, which are fewer. */
export async function askEdited(kit: Kit, fault: Fault): Promise<Report> {
  const { server, known } = fault;
  const copy = new URL(`${crypto.randomUUID()}/`, copies);
  await mkdir(copy, { recursive: true });
  try {
    await server.copy(copy);
    for (const [at, text] of await editedTexts(fault, copy)) await writeFile(new URL(at), text);
    return await askStarted(kit, await server.start(copy, known), known);
  } finally {
    await rm(copy, { recursive: true });
  }
}

async function askStarted(kit: Kit, { url, restart, close }: Started, known: Known): Promise<Report> {
  const { token = 'any', keys, ...rest } = known;
  const ask = async (part: Partial<Kit['suite']>) => {
    const { report } = await askTarget(
      { ...kit, suite: { ...kit.suite, ...part } },
      {
        ...rest,
        name: 'an edited server',
        target: keys ? signing(createRemote(), token, keys.accessKey, keys.secretKey) : createRemote(),
        endpoint: url,
        network: true,
        stopAt: 'failure',
        restart,
        token,
        keys,
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
