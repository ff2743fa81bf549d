/** Sends one request repeatedly. It runs in a thread, so that other work of the process does not delay it. */
import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { port, path, everyMs } = workerData as { port: number; path: string; everyMs: number }; // as `probe.ts` starts it
// Requests go out on schedule, answered or not. A client that waits for each answer would hide queueing delays.
const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const waits: number[] = [];
const open = new Set<number>();

function ask(): void {
  const started = performance.now();
  open.add(started);
  const end = () => {
    if (open.delete(started)) waits.push(performance.now() - started);
  };
  get({ agent, port, host: '127.0.0.1', path, headers: { 'x-auth-token': 'good' } }, (response) =>
    response.resume().on('close', end),
  ).on('error', end);
}

const timer = setInterval(ask, everyMs);
parentPort?.postMessage('begun');
parentPort?.once('message', () => {
  clearInterval(timer);
  // A request without an answer has waited at least until now.
  const now = performance.now();
  parentPort?.postMessage([...waits, ...[...open].map((started) => now - started)]);
  agent.destroy();
});
