import { readFileSync } from 'node:fs';

/** The pnpm that runs this, or the one that the workspace names: the file to start, and its first arguments. */
export function pnpm(): [file: string, args: string[]] {
  const running = process.env.npm_execpath ?? '';
  if (/pnpm[^/\\]*$/.test(running)) return /\.[cm]?js$/.test(running) ? [process.execPath, [running]] : [running, []];
  const { packageManager } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    packageManager: string;
  };
  return ['npx', ['--yes', packageManager]];
}
