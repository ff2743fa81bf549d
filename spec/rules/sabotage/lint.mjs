import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const spec = fileURLToPath(new URL('../..', import.meta.url));
const redocly = join(spec, 'node_modules/@redocly/cli/bin/cli.js');

/**
 * A fault is a mistake that one author could make: `edits` as [file, text to find, text to put], where `undefined` to find
 * makes a new file. It `breaks` a rule, [rule id, number, place], and `also` the rules that cannot be kept apart from it. A place
 * is a file with a JSON pointer, or with the text of a line if it has no node.
 */
async function apply(root, { fault, edits }) {
  for (const [file, find, put] of edits) {
    const path = join(root, file);
    await mkdir(dirname(path), { recursive: true });
    const before = find === undefined ? '' : await readFile(path, 'utf8');
    const after = find === undefined ? put : before.replace(find, put);
    if (after === before)
      throw new Error(`"${fault}" changes nothing in ${file}: the spec has moved on, mend the edit.`);
    await writeFile(path, after);
  }
}

/** The place of a problem, as a fault writes it. */
async function place(root, { source, pointer, start }) {
  if (pointer !== undefined) return source.ref + pointer;
  const lines = (await readFile(join(root, source.ref), 'utf8')).split('\n');
  return `${source.ref}: ${lines[start.line - 1]}`;
}

/** Lints a copy of the spec with all the faults in it, and answers every problem as `rule #number place`. */
export async function lintWith(faults) {
  const root = await mkdtemp(join(tmpdir(), 'dli-spec-'));
  try {
    await cp(spec, root, { recursive: true, filter: (path) => !/\/(node_modules|dist|\.turbo)$/.test(path) });
    // The rules import a package of the workspace.
    await symlink(join(spec, 'node_modules'), join(root, 'node_modules'), 'junction');
    for (const fault of faults) await apply(root, fault);
    const run = promisify(execFile)(process.execPath, [redocly, 'lint', '--format=json', '--max-problems=1000'], {
      cwd: root,
      env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
    });
    const { stdout, stderr } = await run.catch((error) => error);
    if (!stdout.startsWith('{')) throw new Error(`redocly did not lint: ${stdout}${stderr}`);
    const problems = JSON.parse(stdout).problems.map(async ({ ruleId, message, location }) => {
      const number = /^\[#(\d+)\] /.exec(message)?.[1];
      return `${ruleId} #${number} ${await place(root, location[0])}`;
    });
    const texts = await Promise.all(problems);
    // Some of Redocly's own rules report a shared response once per operation; ours must not.
    return texts.filter((text, i) => text.startsWith('house/') || texts.indexOf(text) === i);
  } finally {
    await rm(root, { recursive: true });
  }
}
