/**
 * The installation commands of a package, for every text that has them: one form while nothing is on npm, another from the
 * first release on.
 */
import { type PackageName, packageNames } from './published.ts';

/** The folder of a clone into which `pack:all` packs. */
export const packedFolder = 'dist/npm';

/** The name of a package's tarball. It has no version, so a text can name it. */
export const tarballOf = (name: PackageName) => `dli-connections-${name}.tgz`;

/** The command that installs a package in a project: from npm, or from a clone beside it. */
export function installCommand(name: PackageName, onNpm: boolean, flag = ''): string {
  const from = onNpm ? `@dli-connections/${name}` : `../dli-connections/${packedFolder}/${tarballOf(name)}`;
  return ['npm install', flag, from].filter(Boolean).join(' ');
}

const fenced = (...lines: string[]) => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;

const notYet = `Nothing is on npm yet. In a clone of this repository, named \`dli-connections\`, \`npx --yes pnpm@12.21.0 pack:all\` makes the
tarballs; then, in a project beside the clone:`;

/** The block for a library, or for a program. npx runs a program without an install once it is on npm. */
function blockFor(kind: string, name: PackageName, flag: string, onNpm: boolean): string {
  const install = installCommand(name, onNpm, flag);
  if (kind === 'install') return onNpm ? fenced(install) : `${notYet}\n\n${fenced(install)}`;
  const run = `npx @dli-connections/${name}${flag && ` ${flag}`}`;
  return onNpm ? fenced(run) : `${notYet}\n\n${fenced(installCommand(name, false), run)}`;
}

const mark = /<!-- (install|run): ([\w-]+)( [^\n]*?)? -->\n.*?<!-- end -->/gs;

/**
 * Fills the places of a text between `<!-- install: NAME -->` (or `run: NAME`, with flags after the name) and `<!-- end -->`.
 *
 * @throws Error where a name is not that of a published package.
 */
export function withInstalls(text: string, onNpm: boolean): string {
  return text.replace(mark, (_, kind: string, name: string, flag = '') => {
    const known = packageNames.find((each) => each === name);
    if (!known) throw new Error(`"${kind}: ${name}" names no package that is published: ${packageNames.join(', ')}`);
    return `<!-- ${kind}: ${name}${flag} -->\n${blockFor(kind, known, flag.trim(), onNpm)}\n<!-- end -->`;
  });
}

/** Lines of a text that promise an install from npm outside of such a place. */
export function promisesIn(text: string): string[] {
  const rest = text.replace(mark, '');
  return rest.split('\n').filter((line) => /(?:npm|pnpm|yarn|bun) (?:install|add|i)\b.*@dli-connections\//.test(line));
}
