import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileProblem } from '@dli-connections/command';
import { referencesIn } from '@dli-connections/document/references';
import { type BundleFile, jsonOf, readBundleText } from './bundle.ts';
import { remembered } from './cache.ts';
import { defaultCommit, extract, git } from './git.ts';

/** The base of a comparison. */
export interface Base extends BundleFile {
  kind: 'commit' | 'file' | 'release';
  /** For people: `main at 1a2b3c4d5`, a path, `the release 0.1.0`. */
  name: string;
  /** The hash, where it is a commit. */
  commit?: string;
  /** Set for a fallback: the reason why the expected base was not used. */
  note?: string;
}

/** The comparison cannot be made; the message has the reason and the next step. */
export class CannotCompareError extends Error {}

/** The options of findBase. */
export interface BaseOptions {
  /** A git ref, a path or a file: URL; without it the default is looked for. */
  wanted?: string | undefined;
  /** The file of the spec, of one file or several. */
  spec: string;
  /** The bundle of the last release, if there is one. */
  released?: string | undefined;
  /** The directory that paths are relative to. */
  cwd: string;
}

/** Finds the description that a spec is compared with. */
export async function findBase(options: BaseOptions): Promise<Base> {
  const { wanted, spec, released } = options;
  if (wanted) return (await fileBase(wanted, options)) ?? commitBase(wanted, options);
  const commit = await defaultCommit(dirname(spec));
  const file = 'hash' in commit ? await specAt(spec, commit.hash) : undefined;
  if (file && 'hash' in commit) return { ...file, kind: 'commit', commit: commit.hash, name: commit.name };
  const reason = 'reason' in commit ? commit.reason : `${commit.name} has no spec here`;
  const release = released === undefined ? undefined : await releaseBase(released).catch(() => undefined);
  if (release) return { ...release, note: `Compared with the release, since ${reason}.` };
  throw new CannotCompareError(
    `There is nothing to compare with: ${reason}, and there is no release. Name one with --base.`,
  );
}

async function releaseBase(path: string): Promise<Base> {
  const file = await readSpec(path);
  return { ...file, kind: 'release', name: `the release ${file.version}` };
}

async function fileBase(wanted: string, { released, cwd }: BaseOptions): Promise<Base | undefined> {
  const isUrl = /^(?:[a-z][a-z+.-]+:\/|file:)/i.test(wanted);
  const path = isUrl ? pathOf(wanted) : resolve(cwd, wanted);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    if (isUrl) throw new CannotCompareError(`--base ${wanted}: there is no such file.`);
    return undefined;
  }
  if (path === released) return releaseBase(path);
  // A report must not show paths of this machine.
  const name = isUrl || isAbsolute(wanted) ? basename(path) : wanted;
  return { ...(await readSpec(path)), kind: 'file', name };
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new CannotCompareError(
      `--base ${url} is not the URL of a file on this disk. Download it, and name the file.`,
    );
  }
}

async function commitBase(wanted: string, { spec, cwd }: BaseOptions): Promise<Base> {
  const folder = dirname(spec);
  const commit = await git(folder, 'rev-parse', '--verify', '--quiet', `${wanted}^{commit}`);
  if (!commit) {
    const why = (await git(folder, 'rev-parse', 'HEAD'))
      ? 'neither a file nor a commit here'
      : 'no file, and this is not a git repository with a commit';
    throw new CannotCompareError(`--base ${wanted} is ${why}. In a shallow clone, fetch it first.`);
  }
  const file = await specAt(spec, commit);
  if (!file) throw new CannotCompareError(`${wanted} has no ${relative(cwd, spec)}.`);
  const short = commit.slice(0, 9);
  return { ...file, kind: 'commit', commit, name: commit.startsWith(wanted) ? short : `${wanted} (${short})` };
}

/** Reads a spec; one of several files is bundled. */
export async function readSpec(path: string): Promise<BundleFile> {
  const problem = fileProblem(path);
  if (problem) throw new CannotCompareError(`${path} ${problem}.`);
  const text = await readFile(path, 'utf8');
  const file = await parsed(text, path);
  return refersToFiles(file.document) ? parsed(await bundled(path), path) : file;
}

async function parsed(text: string, name: string): Promise<BundleFile> {
  const file = await readBundleText(text, name).catch((error: Error) => {
    const [why = ''] = error.message.split('\n');
    throw new CannotCompareError(why.startsWith(name) ? `${why}.` : `${name} cannot be read: ${why}`);
  });
  const { openapi, swagger } = file.document as { openapi?: unknown; swagger?: unknown };
  if (/^3\.[01](\.|$)/.test(String(openapi))) return file;
  const older = swagger === undefined ? 'has no `openapi` version' : `is of Swagger ${swagger}`;
  const found = openapi === undefined ? older : `is of OpenAPI ${openapi}`;
  throw new CannotCompareError(`${name} ${found}; only descriptions of OpenAPI 3.0 and 3.1 can be compared.`);
}

/** True if a document refers to other files. An address may also be the `$id` of a schema in it. */
function refersToFiles(document: object): boolean {
  const { all, resolve } = referencesIn(document);
  return all.some(({ ref, pointer }) => !ref.startsWith('#') && resolve(ref, pointer) === undefined);
}

/** Joins the files of a spec. Plugins that its settings name may not be there at another commit, and bundling needs none. */
async function bundled(path: string): Promise<string> {
  // Loading it takes longer than most comparisons.
  const { bundle, createConfig } = await import('@redocly/openapi-core');
  const { FileResolver, lineOf } = await import('@dli-connections/document/files');
  const externalRefResolver = new FileResolver(fileProblem);
  const config = await createConfig({});
  try {
    const { bundle: made, problems } = await bundle({ ref: path, config, externalRefResolver });
    const error = problems.find(({ severity }) => severity === 'error');
    if (error) throw new Error(lineOf(error));
    return jsonOf(made.parsed as object); // it was a description above
  } catch (error) {
    throw new CannotCompareError(`${path} cannot be bundled: ${(error as Error).message}`); // of Redocly or from above
  }
}

/**
 * The spec as it was in a commit. Bundling takes longer than comparing, so bundles are cached by the content of their
 * folder.
 */
async function specAt(spec: string, hash: string): Promise<BundleFile | undefined> {
  const folder = dirname(spec);
  const top = await git(folder, 'rev-parse', '--show-prefix');
  if (top === undefined) return undefined;
  const path = `${top}${relative(folder, spec)}`;
  const bundleIn = async (within: string) => {
    const tree = await git(folder, 'rev-parse', '--verify', '--quiet', `${hash}:${within}`);
    const make = async () => (await bundleAt(folder, hash, within, path))?.text ?? '';
    return tree ? remembered(['bundle', tree, path], make) : '';
  };
  // Most specs refer to nothing outside of their folder, and a repository may be large.
  const text = await bundleIn(top).catch(() => bundleIn(''));
  return text === '' ? undefined : parsed(text, path);
}

async function bundleAt(folder: string, hash: string, top: string, path: string): Promise<BundleFile | undefined> {
  const directory = await mkdtemp(join(tmpdir(), 'review-base-'));
  try {
    const root = (await git(folder, 'rev-parse', '--show-toplevel')) ?? folder;
    if (!(await extract(root, hash, top || '.', directory))) return undefined;
    if (!(await stat(join(directory, path)).catch(() => undefined))) return undefined;
    return await readSpec(join(directory, path));
  } catch (error) {
    // The path of that folder means nothing to a reader.
    const text = error instanceof Error ? error.message : String(error);
    throw new CannotCompareError(`At ${hash.slice(0, 9)}, ${text.replaceAll(/\S*review-base-\w+\//g, '')}`);
  } finally {
    await rm(directory, { recursive: true });
  }
}
