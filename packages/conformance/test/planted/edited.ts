/** Faults as edits of the text of two servers, which are asked over HTTP with default options. */
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { createRemote, signing } from '../../src/cli/target.ts';
import { askTarget, type Kit, type Report } from '../../src/index.ts';
import { independent } from './edited-independent.ts';
import { reference } from './edited-reference.ts';
import type { EditedServer, Known, Started } from './edited-server.ts';

/** A text in a file of the server, and its replacement. */
type Edit = [file: string, from: string, to: string];

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
      return Object.entries(faults).map(([name, edits]) => ({
        ...{ server, kind, name, edits },
        known: server.known[who] ?? {},
      }));
    }),
  );
  return found.flat();
}

/** All faults, in the order of their files. A file may say what its server knows, after a dot in its name. */
export const loadEdited = async (): Promise<Fault[]> =>
  (await Promise.all([independent, reference].map(faultsOf))).flat();

/**
 * Runs the kit on the server with a fault, up to the first failure: first the cases about state, which are fewer.
 *
 * @throws Error when an edit does not fit the server any more.
 */
export async function askEdited(kit: Kit, { server, kind, name, edits, known }: Fault): Promise<Report> {
  const copy = new URL(`${crypto.randomUUID()}/`, copies);
  await mkdir(copy, { recursive: true });
  try {
    await server.copy(copy);
    for (const [file, from, to] of edits) {
      const at = server.fileOf(copy, file);
      const text = await readFile(at, 'utf8');
      if (!text.includes(from)) throw new Error(`${kind}/${name}: ${file} has no ${from}`);
      await writeFile(
        at,
        text.replace(from, () => to),
      );
    }
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
