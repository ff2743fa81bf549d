/** The load generator as a program: takes shots from its parent, one at a time, and answers each with its result. */
import autocannon from 'autocannon';
import type { Reply } from './load.ts';
import type { Shot } from './shot.ts';

let names = 0;
/** Names also differ between two generators on one server. */
const generator = process.pid.toString(36);

/** Counted for each server across shots, so that a shot does not repeat the requests of the previous one. */
const turns = new Map<string, number>();
function nextOf(url: string, paths: readonly string[]): string {
  const turn = turns.get(url) ?? 0;
  turns.set(url, turn + 1);
  return paths[turn % paths.length] ?? '';
}

async function fire(shot: Shot): Promise<Reply> {
  const { urls, paths, method, headers, body, connections, seconds, status } = shot;
  const [before = '', after] = body?.split('{name}') ?? [];
  const nextBody = () => (after === undefined ? before : `${before}b${generator}_${(names++).toString(36)}${after}`);
  const results = await Promise.all(
    urls.map((url) =>
      autocannon({
        url,
        connections: connections / urls.length,
        duration: seconds,
        // Rates are taken from the time that the shot took, not from samples of whole seconds.
        sampleInt: 100,
        requests: [
          {
            method,
            headers,
            ...(body !== undefined && { setupRequest: (request) => ({ ...request, body: nextBody() }) }),
            ...(paths && { setupRequest: (request) => ({ ...request, path: nextOf(url, paths) }) }),
          },
        ],
      }),
    ),
  );
  let [answered, rate] = [0, 0];
  for (const { errors, timeouts, statusCodeStats = {}, duration, requests } of results) {
    const others = Object.keys(statusCodeStats).filter((code) => Number(code) !== status);
    if (others.length > 0) return { problem: `answers with status ${others.join(', ')} where ${status} is right` };
    if (errors + timeouts > 0) return { problem: `${errors} requests failed, ${timeouts} of them for want of time` };
    answered += requests.total;
    rate += requests.total / duration;
  }
  if (rate > 0) return { answered, rate };
  // Slowness is not a failure: on a machine with other work a second may be too short for the first answer.
  return seconds < 60 ? fire({ ...shot, seconds: seconds * 2 }) : { problem: 'not one request was answered' };
}

process.on('message', async (shot: Shot) => {
  const reply = await fire(shot).catch((error: Error): Reply => ({ problem: error.message }));
  process.send?.(reply);
});
process.on('disconnect', () => process.exit());
