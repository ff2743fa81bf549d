/** The way of a request through the code of a server: the functions that run for it, in the order of their first call. */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startPrinting } from './program.ts';

/** Functions by their file, both in the order of the first call. A function without a name is "". */
export type Way = ReadonlyMap<string, readonly string[]>;

/** A function that ran, as V8 reports it. */
interface Ran {
  file: string;
  scriptId: string;
  name: string;
  start: number;
}

/** The parts that are read of V8's answers (Chrome DevTools Protocol, domains Profiler, Debugger and Runtime). */
interface Results {
  'Profiler.takePreciseCoverage': {
    result: {
      scriptId: string;
      url: string;
      functions: {
        functionName: string;
        ranges: [{ startOffset: number; count: number }];
      }[];
    }[];
  };
  'Debugger.getScriptSource': { scriptSource: string };
  'Debugger.getPossibleBreakpoints': { locations: object[] };
  'Runtime.evaluate': { result: { value: unknown } };
}

type Call = <Method extends string>(
  method: Method,
  params?: object,
) => Promise<Method extends keyof Results ? Results[Method] : unknown>;

/** Asks the inspector on a port. */
async function inspect(port: number): Promise<{ call: Call; close: () => void }> {
  const listed = await fetch(`http://127.0.0.1:${port}/json/list`);
  const [target] = (await listed.json()) as { webSocketDebuggerUrl: string }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', () => reject(new Error(`no inspector answers on port ${port}`)));
  });
  let last = 0;
  const call = (method: string, params = {}) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      const listen = ({ data }: MessageEvent) => {
        const reply = JSON.parse(String(data));
        if (reply.id !== id) return;
        socket.removeEventListener('message', listen);
        if (reply.error) reject(new Error(`${method}: ${reply.error.message}`));
        else resolve(reply.result);
      };
      socket.addEventListener('message', listen);
      socket.send(JSON.stringify({ id, method, params }));
    });
  return { call: call as Call, close: () => socket.close() }; // the protocol says which result a method has
}

/** Repetitions of the work. A function that runs at times, such as that of a timer, does not run in all of them. */
const repetitions = 6;

/** Number of orders of the calls to compare. */
const mostOrders = 20;

/** Ends once what a process had to do after its answer is done, in the rounds of its event loop that follow. */
const rounds = 'new Promise((resolve) => setImmediate(() => setImmediate(() => setImmediate(resolve))))';

/**
 * Follows the work of a process whose inspector listens on a port: the functions of its own files that run each time.
 *
 * @param ask the same each time; the first time may also do what is done once.
 */
export async function follow(
  port: number,
  isOwn: (file: string) => boolean,
  ask: () => Promise<unknown>,
): Promise<Way> {
  const { call, close } = await inspect(port);
  const work = async () => {
    await ask();
    await call('Runtime.evaluate', { expression: rounds, awaitPromise: true });
  };
  try {
    await call('Profiler.enable');
    await call('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
    await work();
    const [first = new Map(), ...others] = await repeated(async () => {
      await call('Profiler.takePreciseCoverage');
      await work();
      return ranIn(await call('Profiler.takePreciseCoverage'), isOwn);
    });
    const steady = [...first.values()].filter((ran) => others.every((other) => other.has(keyOf(ran))));
    return await inOrder(call, steady, work);
  } finally {
    close();
  }
}

async function repeated<Result>(work: () => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < repetitions; at++) results.push(await work());
  return results;
}

const keyOf = ({ file, start, name }: Ran) => JSON.stringify([file, start, name]);

function ranIn({ result }: Results['Profiler.takePreciseCoverage'], isOwn: (file: string) => boolean) {
  const own = result.filter(({ url }) => url.startsWith('file:') && isOwn(fileURLToPath(url)));
  const all = own.flatMap(({ scriptId, url, functions }) =>
    functions.flatMap(({ functionName, ranges: [{ startOffset, count }] }): Ran[] =>
      count === 0 ? [] : [{ file: fileURLToPath(url), scriptId, name: functionName, start: startOffset }],
    ),
  );
  return new Map(all.map((ran) => [keyOf(ran), ran]));
}

/** Coverage has no order. The condition of a breakpoint runs at each call, and stops nothing because it is undefined. */
async function inOrder(call: Call, functions: readonly Ran[], work: () => Promise<unknown>): Promise<Way> {
  await call('Debugger.enable');
  const sources = new Map<string, string>();
  for (const [at, { file, scriptId, name, start }] of functions.entries()) {
    const source = sources.get(scriptId) ?? (await call('Debugger.getScriptSource', { scriptId })).scriptSource;
    sources.set(scriptId, source);
    const lines = source.slice(0, start).split('\n');
    const place = { scriptId, lineNumber: lines.length - 1, columnNumber: lines.at(-1)?.length ?? 0 };
    const within = { start: place, restrictToFunction: true };
    const [location] = (await call('Debugger.getPossibleBreakpoints', within)).locations;
    if (!location) throw new Error(`${file}: no statement in ${name}`);
    await call('Debugger.setBreakpoint', { location, condition: `void globalThis.called?.add(${at})` });
  }
  const callsOf = async () => {
    await call('Runtime.evaluate', { expression: 'globalThis.called = new Set()' });
    await work();
    const { result } = await call('Runtime.evaluate', { expression: '[...globalThis.called]', returnByValue: true });
    return result.value as number[]; // a list, as asked for
  };
  // A timer may call some of them before the work does, but not twice in the same way.
  let [before, last]: [number[], number[]] = [[], await callsOf()];
  for (let at = 0; String(last) !== String(before); at++) {
    if (at === mostOrders) throw new Error(`the order of the calls was another one ${mostOrders} times`);
    [before, last] = [last, await callsOf()];
  }
  const called = last.flatMap((at) => functions[at] ?? []);
  const byFile = Map.groupBy(called, ({ file }) => file);
  return new Map([...byFile].map(([file, found]) => [file, found.map(({ name }) => name)]));
}

/**
 * The way of a create through the reference server of a workspace, run from its sources as it comes, with its log and a data
 * file. Each create has a connection of its own, as that of a new caller. Files are named by their path in the workspace.
 */
export async function wayOfCreate(workspace: string): Promise<Way> {
  const folder = mkdtempSync(join(tmpdir(), 'dli-way-'));
  const port = await freePort();
  const settings = ['--port', '0', '--data', join(folder, 'data.sqlite'), '--log', 'json'];
  const program = join(workspace, 'apps/reference/src/main.ts');
  const { url, end } = await startPrinting({ args: [`--inspect=127.0.0.1:${port}`, program, ...settings] });
  const agents: Agent[] = [];
  const isOwn = (file: string) => !/^\.\.|node_modules/.test(relative(workspace, file));
  try {
    const way = await follow(port, isOwn, () => {
      const agent = new Agent({ keepAlive: true });
      agents.push(agent);
      return create(`${url}/v2.0/p1/datasource/enhanced-connections`, agent, `c${agents.length}`);
    });
    return new Map([...way].map(([file, names]) => [relative(workspace, file), names]));
  } finally {
    // Not before: the end of a connection is not part of a create.
    for (const agent of agents) agent.destroy();
    await end();
    rmSync(folder, { recursive: true });
  }
}

function create(url: string, agent: Agent, name: string): Promise<void> {
  const body = JSON.stringify({ name, dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] });
  const headers = { 'x-auth-token': 't', 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent }, (answer) => {
      if (answer.statusCode === 201) answer.resume().on('end', () => resolve());
      else reject(new Error(`a create is answered ${answer.statusCode}`));
    });
    sent.on('error', reject).end(body);
  });
}
