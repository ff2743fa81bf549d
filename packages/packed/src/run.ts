// On Windows npm and npx are scripts that `spawn` of Node does not start.
import spawn from 'cross-spawn';

/** Exit code and output of a program. */
export interface Ended {
  code: number | null;
  output: string;
}

/** Runs a program to its end, within a time limit. `output` has both of its streams, in order. */
export function run(
  file: string,
  args: readonly string[],
  { cwd, env = {}, timeoutMs = 300_000 }: { cwd: string; env?: Record<string, string>; timeoutMs?: number },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, [...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Runs a program that must succeed; the error for one that does not has its output. */
export async function mustRun(
  file: string,
  args: readonly string[],
  options: Parameters<typeof run>[2],
): Promise<string> {
  const { code, output } = await run(file, args, options);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}
