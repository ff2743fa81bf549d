import { run, silenced } from './command.ts';
import type { Tool, Toolchain } from './tools.ts';

const probes: Record<Toolchain, { command: string; args: string[]; mend: string }> = {
  npm: { command: process.execPath, args: ['--version'], mend: 'install Node 24' },
  python: {
    command: 'python3',
    args: ['-c', 'import ensurepip, venv'],
    mend: 'install Python 3.11 or newer with venv',
  },
  go: { command: 'go', args: ['version'], mend: 'install Go 1.26 or newer' },
  curl: { command: 'curl', args: ['--version'], mend: 'install curl' },
  java: { command: 'mvn', args: ['--version'], mend: 'install a JDK, 17 or newer, and Maven' },
};

/** Says how to get each toolchain that this machine does not have. */
export async function missingToolchains(tools: readonly Tool[]): Promise<Map<Toolchain, string>> {
  const wanted = [...new Set(tools.flatMap(({ toolchains }) => toolchains))];
  const missing = new Map<Toolchain, string>();
  for (const toolchain of wanted) {
    const { command, args, mend } = probes[toolchain];
    try {
      await run({ command, args, cwd: '.', env: { ...process.env, ...silenced } }, AbortSignal.timeout(30_000));
    } catch {
      missing.set(toolchain, `there is no ${toolchain} here: ${mend}`);
    }
  }
  return missing;
}
