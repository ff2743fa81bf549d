import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { bundleFile, judge, send } from './judging.ts';

const child = spawn('prism', ['mock', bundleFile, '--port', '0', '--errors', '--multiprocess', 'false'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
let url: string | undefined;
for await (const line of createInterface(child.stdout)) {
  url = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
  if (url && line.includes('listening')) break;
}
child.stdout.resume();

await judge((request) => send(url ?? '', request));
child.kill();
await once(child, 'exit');
