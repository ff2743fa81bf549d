import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { silenced } from './command.ts';
import { loadRequests } from './expectations.ts';
import { cacheFolder, driversFolder, rootFolder, workFolder } from './folders.ts';
import { languages, tsconfigOf } from './languages.ts';
import type { Tool } from './tools.ts';

/** A folder in which one tool is run. */
export interface Work {
  folder: string;
  /** Name of the driver, without its extension. */
  program: string;
  env: NodeJS.ProcessEnv;
  /** Folder of the Python environment, where the tool has pinned Python packages, and the file that pins them. */
  venv?: { folder: string; requirements: string };
}

const pathOf = (relative: string, base: URL) => fileURLToPath(new URL(relative, base));

/** Name of the driver of a tool: clients run the lifecycle, the rest judge requests or answers. */
export const programOf = ({ kind }: Tool): string =>
  kind === 'document' ? 'example' : kind === 'generator' || kind === 'sdk' ? 'lifecycle' : 'judge';

/** Files that pin packages. A program of a document has those of an SDK, and not its driver. */
const manifests = ['requirements.txt', 'go.mod', 'go.sum', 'pom.xml'];

/** Recreates the folder of a tool: its driver, its bundle, and the messages to judge. */
export async function prepareWork(tool: Tool, bundles: URL): Promise<Work> {
  const folder = pathOf(tool.id, workFolder);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'home'), { recursive: true });
  await copyDriver(tool, folder);
  const { extension } = languages[tool.language];
  const program = programOf(tool);
  const shared = program === 'lifecycle' ? (extension === 'java' ? 'Steps' : 'steps') : 'judging';
  const library = pathOf(`lib/${shared}.${extension}`, driversFolder);
  if (existsSync(library)) await cp(library, join(folder, `${shared}.${extension}`));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
  await writeFile(join(folder, 'tsconfig.json'), tsconfigOf(program));
  if (tool.bundle) await writeDocuments(folder, tool.bundle, bundles);
  return { folder, program, ...(await environmentOf(folder)) };
}

async function copyDriver({ id, kind, pins }: Tool, folder: string): Promise<void> {
  const driver = pathOf(pins ?? id, driversFolder);
  if (kind !== 'document') return cp(driver, folder, { recursive: true });
  for (const file of manifests.filter((each) => existsSync(join(driver, each)))) {
    await cp(join(driver, file), join(folder, file));
  }
}

/** Writes the bundle, the same without its title, and the requests. */
async function writeDocuments(folder: string, bundle: string, bundles: URL): Promise<void> {
  const text = await readFile(new URL(bundle, bundles), 'utf8').catch(() => {
    throw new Error(`there is no ${bundle} in ${fileURLToPath(bundles)}: run "npx --yes pnpm@12.21.0 bundle"`);
  });
  await writeFile(join(folder, bundle), text);
  const broken = JSON.parse(text) as { info: { title?: string } }; // `redocly bundle` has written it
  delete broken.info.title;
  await writeFile(join(folder, 'bundle-without-title.json'), JSON.stringify(broken));
  await writeFile(join(folder, 'requests.json'), JSON.stringify(loadRequests()));
}

async function environmentOf(folder: string): Promise<Pick<Work, 'env' | 'venv'>> {
  const requirements = join(folder, 'requirements.txt');
  // The workspace's own compiler comes first: some generators here bring an older one.
  const bins = [pathOf('node_modules/.bin', rootFolder), pathOf('node_modules/.bin', driversFolder)];
  if (process.env.PATH) bins.push(process.env.PATH);
  if (!existsSync(requirements)) return { env: withPath(bins) };
  const hash = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  const venv = pathOf(`venvs/${hash.slice(0, 16)}`, cacheFolder);
  return { env: withPath([join(venv, 'bin'), ...bins]), venv: { folder: venv, requirements } };
}

const withPath = (folders: string[]) => ({ ...process.env, ...silenced, PATH: folders.join(delimiter) });
