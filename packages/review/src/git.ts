import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs git and returns its output without the line end; `undefined` when it fails or is not installed. */
export async function git(cwd: string, ...args: string[]): Promise<string | undefined> {
  return run('git', args, { cwd }).then(
    ({ stdout }) => stdout.trimEnd(),
    () => undefined,
  );
}

/** Writes a folder as it was in a commit. Resolves to `false` when the commit has no such folder. */
export function extract(cwd: string, commit: string, folder: string, target: string): Promise<boolean> {
  return new Promise((resolve) => {
    const archive = spawn('git', ['archive', commit, folder], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
    const unpack = spawn('tar', ['-x', '-C', target], { stdio: [archive.stdout, 'ignore', 'ignore'] });
    archive.on('error', () => resolve(false));
    unpack.on('error', () => resolve(false));
    unpack.on('close', (code) => resolve(code === 0));
  });
}

/** A commit to compare with, and how it was found, for people. */
export interface Commit {
  hash: string;
  name: string;
}

/**
 * The commit that a change is held against: where it left the default branch, or, on that branch, the last commit.
 * A reason if there is none.
 */
export async function defaultCommit(cwd: string): Promise<Commit | { reason: string }> {
  const head = await git(cwd, 'rev-parse', 'HEAD');
  if (!head) return { reason: 'this is no git repository with a commit' };
  const isShallow = (await git(cwd, 'rev-parse', '--is-shallow-repository')) === 'true';
  const hint = isShallow ? ' (in GitHub Actions, check out with `fetch-depth: 0`)' : '';
  const branch = await defaultBranch(cwd);
  if (!branch) return { reason: `no default branch is known here${hint}` };
  const current = await git(cwd, 'symbolic-ref', '--short', 'HEAD');
  if (current && current === branch.replace(/^origin\//, ''))
    return { hash: head, name: `the last commit, ${head.slice(0, 9)}` };
  const base = await git(cwd, 'merge-base', 'HEAD', branch);
  if (base) return { hash: base, name: `${branch} at ${base.slice(0, 9)}` };
  const reason = isShallow ? 'the clone is too shallow to reach' : 'nothing is shared with';
  return { reason: `${reason} ${branch}${hint}` };
}

async function defaultBranch(cwd: string): Promise<string | undefined> {
  // The bases of a pull request and of the repository; a checkout in GitHub Actions does not know the latter.
  const { GITHUB_BASE_REF: asked, REVIEW_DEFAULT_BRANCH: usual } = process.env;
  const head = await git(cwd, 'symbolic-ref', '--short', 'refs/remotes/origin/HEAD');
  const names = [asked && `origin/${asked}`, head, usual && `origin/${usual}`, usual];
  for (const name of [...names, 'origin/main', 'main', 'origin/master', 'master']) {
    if (name && (await git(cwd, 'rev-parse', '--verify', '--quiet', `${name}^{commit}`))) return name;
  }
  return undefined;
}
