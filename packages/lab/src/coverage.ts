import { fileURLToPath } from 'node:url';

/** A file of which functions ran, by the names that they have in it; a function without a name by its offset. */
export interface CoveredFile {
  file: string;
  functions: string[];
}

export type Coverage = readonly CoveredFile[];

/** The parts that are read of V8's answer (Chrome DevTools Protocol, domain Profiler). */
interface Reply {
  id?: number;
  error?: { message: string };
  result?: {
    result?: { url: string; functions: { functionName: string; ranges: { startOffset: number; count: number }[] }[] }[];
  };
}

/** Follows the functions that run in a process whose inspector listens on a port. `take` gives those since the last `take`. */
export async function createCoverage(port: number): Promise<{ take: () => Promise<Coverage>; close: () => void }> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`no inspector answers on port ${port}`)));
  });
  let last = 0;
  const call = (method: string, params = {}) =>
    new Promise<Reply>((resolve, reject) => {
      const id = ++last;
      const listen = ({ data }: MessageEvent) => {
        const reply = JSON.parse(String(data)) as Reply;
        if (reply.id !== id) return;
        socket.removeEventListener('message', listen);
        if (reply.error) reject(new Error(`${method}: ${reply.error.message}`));
        else resolve(reply);
      };
      socket.addEventListener('message', listen);
      socket.send(JSON.stringify({ id, method, params }));
    });
  await call('Profiler.enable');
  await call('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  return {
    async take() {
      const { result } = await call('Profiler.takePreciseCoverage');
      return (result?.result ?? []).flatMap(({ url, functions }) => {
        const ran = functions.filter(({ ranges }) => (ranges[0]?.count ?? 0) > 0);
        if (ran.length === 0 || !url.startsWith('file:')) return [];
        const names = ran.map(({ functionName, ranges }) => functionName || `at ${ranges[0]?.startOffset}`);
        return [{ file: fileURLToPath(url), functions: names }];
      });
    },
    close: () => socket.close(),
  };
}
