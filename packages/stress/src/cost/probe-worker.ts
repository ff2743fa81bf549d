/** Asks a server for one thing over and over, in a thread of its own: what else the process does holds it up little. */
import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { port, path, everyMs } = workerData as { port: number; path: string; everyMs: number };
// Each goes out at its time, whatever became of the ones before: who waits would not notice that others wait as well.
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
  // What has no answer yet has waited at least so long.
  const now = performance.now();
  parentPort?.postMessage([...waits, ...[...open].map((started) => now - started)]);
  agent.destroy();
});
