/**
 * Prints, as JSON, the files of this repository that one create over HTTP runs, and the functions that it calls in each, both in the
 * order of the first call. A function without a name is "".
 */
import { request } from 'node:http';
import { Session } from 'node:inspector/promises';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startReference } from '../src/reference.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const headers = { 'x-auth-token': 't', 'content-type': 'application/json' };

function create(url: string, name: string): Promise<number | undefined> {
  const body = JSON.stringify({ name, dest_vpc_id: 'v', dest_network_id: 'n', queues: ['q1'] });
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/v2.0/p1/datasource/enhanced-connections`, { method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject).end(body);
  });
}

const server = await startReference({ port: 0, host: '127.0.0.1', data: ':memory:', log: () => {} });
const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
// The first create also runs one-time work, such as preparing statements.
await create(server.url, 'first');
await session.post('Profiler.takePreciseCoverage');
await create(server.url, 'second');
const { result } = await session.post('Profiler.takePreciseCoverage');

// Coverage has no order. The condition of a breakpoint runs at each call, and stops nothing because it is undefined.
const calls = new Set<string>();
Object.assign(globalThis, { called: (call: string) => void calls.add(call) });
await session.post('Debugger.enable');
for (const { scriptId, url, functions } of result) {
  const path = url.startsWith('file:') ? relative(root, fileURLToPath(url)) : '';
  if (!/^(?:packages|apps)\/(?!.*(?:node_modules|\/test\/))/.test(path)) continue;
  const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
  const placeOf = (offset: number) => {
    const lines = scriptSource.slice(0, offset).split('\n');
    return { scriptId, lineNumber: lines.length - 1, columnNumber: lines.at(-1)?.length ?? 0 };
  };
  for (const { functionName, ranges } of functions) {
    const [range] = ranges;
    if (!range?.count) continue;
    const [start, end] = [placeOf(range.startOffset), placeOf(range.endOffset)];
    const within = { start, end, restrictToFunction: true };
    const { locations } = await session.post('Debugger.getPossibleBreakpoints', within);
    const [location] = locations;
    if (!location) throw new Error(`${path}: no statement in ${functionName}`);
    const call = JSON.stringify([path, functionName, range.startOffset]);
    const condition = `called(${JSON.stringify(call)})`;
    await session.post('Debugger.setBreakpoint', { location, condition });
  }
}
const status = await create(server.url, 'third');
await server.close();

const inOrder = [...calls].map((call): [path: string, name: string] => JSON.parse(call));
const byFile = Map.groupBy(inOrder, ([path]) => path);
const files = Object.fromEntries([...byFile].map(([path, found]) => [path, found.map(([, name]) => name)]));
console.log(JSON.stringify({ status, files }));
