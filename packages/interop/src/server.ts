import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Credentials that the drivers of SDKs sign with. */
export const access = { project: 'p1', accessKey: 'INTEROPACCESSKEY', secretKey: 'interop-secret-key' };

/** A server in a process of its own. */
export interface Server {
  url: string;
  close: () => Promise<void>;
}

/** Starts an empty reference server. With a credentials file, it verifies the signature of each request. */
export async function startReference(credentials?: string): Promise<Server> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/reference')));
  const args = ['--memory', '--port', '0', '--log', 'off', ...(credentials ? ['--credentials', credentials] : [])];
  return startServer('the reference server', main, args);
}

/** Starts the mock. */
export async function startMock(): Promise<Server> {
  const main = fileURLToPath(new URL('./main.ts', import.meta.resolve('@dli-connections/mock')));
  return startServer('the mock', main, ['--port', '0', '--log', 'off']);
}

async function startServer(name: string, main: string, args: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const close = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill();
    await once(child, 'exit');
  };
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
    if (url) {
      child.stdout.resume();
      return { url, close };
    }
  }
  throw new Error(`${name} ended before it answered`);
}
