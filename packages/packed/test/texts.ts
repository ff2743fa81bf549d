/** The texts of the repository that a reader copies commands from. */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { root } from '../src/published.ts';

/** Every document in which a reader may find a command, without generated ones and notes on changes. */
export const texts = globSync(['*.md', '{docs,findings,spec}/*.md', 'docs/decisions/*.md', '{packages,apps}/*/*.md'], {
  cwd: fileURLToPath(root),
})
  .filter((file) => !file.endsWith('CHANGELOG.md'))
  .sort();

export const textOf = (file: string) => readFileSync(new URL(file, root), 'utf8').replaceAll('\r\n', '\n');

/** The blocks of shell commands in a text, except the installation. */
export function shellBlocksOf(file: string): string[] {
  const own = textOf(file).replace(/<!-- (?:install|run): .*?<!-- end -->/gs, '');
  return [...own.matchAll(/^ *```sh\n(.*?)^ *```/gms)].map(([, block = '']) => block);
}

/** The commands in the blocks of a text, each in one line, without the remark behind it. */
export function commandsOf(file: string): string[] {
  return shellBlocksOf(file)
    .flatMap((block) => block.replaceAll(/\s*\\\n\s*/g, ' ').split('\n'))
    .map((line) => line.replace(/\s+#\s.*$/, '').trim())
    .filter((line) => line !== '');
}
