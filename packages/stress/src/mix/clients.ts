/** Clients of a shared server: users, and abusers who send the most expensive inputs. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@dli-connections/lab/random';
import { catalogue, thoseOn } from '../cost/catalogue/index.ts';
import { clientOf } from '../cost/client.ts';
import type { TargetName } from '../cost/worst.ts';
import { nextCall } from '../kill/calls.ts';
import { send } from '../send.ts';

/** Counts of answers by status, calls that users completed, and failures, each as one line. */
export interface MixTally {
  done: number;
  answers: Map<number, number>;
  failures: string[];
}

/** Context shared by all clients. */
export interface Setting {
  port: number;
  random: Random;
  tally: MixTally;
  /** Returns true once clients have to stop. */
  isOver: () => boolean;
}

/** Maximum number of recorded failures: the first ones show the cause. */
const mostFailures = 20;

/** Longest wait for an answer, in milliseconds. Other clients may use the whole processor. */
const limitMs = 60_000;

function count({ answers, failures }: MixTally, status: number, what: string): void {
  answers.set(status, (answers.get(status) ?? 0) + 1);
  // An overloaded server may answer 503.
  if (status >= 500 && status !== 503 && failures.length < mostFailures) failures.push(`${status}: ${what}`);
}

/** Creates, changes, shares, lists and deletes connections of one project, one call after another. */
export async function use({ port, random, tally, isOver }: Setting, project: string): Promise<void> {
  const url = `http://127.0.0.1:${port}`;
  let active: string[] = [];
  while (!isOver()) {
    const call = nextCall(random, project, 'granteeOfUsers', active);
    const outcome = await send(url, call);
    if (outcome.kind === 'open')
      count(tally, isClosed(outcome.reason) ? 0 : 500, `${call.operation}: ${outcome.reason}`);
    else if (outcome.kind === 'undone') count(tally, 503, call.operation);
    else count(tally, outcome.verdict === 'ok' ? 200 : 400, call.operation);
    if (outcome.kind === 'answered' && outcome.verdict === 'ok') tally.done++;
    if (random.chance(0.2)) {
      const listed = await send(url, {
        operation: 'listEnhancedConnections',
        input: { project_id: project, status: 'ACTIVE' },
      });
      if (listed.kind === 'answered' && listed.verdict === 'ok')
        active = listed.body.connections.map(({ id }: { id: string }) => id);
    }
    await sleep(random.nat(20));
  }
}

/** A server may close an idle connection just as a client that was busy for seconds reuses it. */
const isClosed = (reason: string) => /other side closed|ECONNRESET/.test(reason);

/** Sends the catalogue of worst inputs, one after another, with bodies of up to `mostBytes`. */
export async function abuse(
  { port, random, tally, isOver }: Setting,
  target: TargetName,
  mostBytes: number,
): Promise<void> {
  const { requests, bodies, holds } = catalogue;
  // On SQLite each of those blocks everybody else for a third of a second.
  const mixed = requests.filter(({ passes }) => passes !== 'tags');
  const [dear, large, withheld] = [thoseOn(target, mixed), thoseOn(target, bodies), thoseOn(target, holds)];
  const client = clientOf(port);
  for (let serial = 0; !isOver(); serial++) {
    if (random.chance(0.02)) {
      hold(port, random.pick(withheld).make(random, serial));
      continue;
    }
    const worst = random.chance(0.03) ? random.pick(large) : undefined;
    const { name, bytes } = worst
      ? { name: worst.name, bytes: worst.make(mostBytes, random, serial) }
      : dearOf(random, dear, serial);
    const answer = await client.send(bytes, limitMs);
    // A malformed request may be cut off without an answer. A list of everything may take longer, because other requests run
    // between its pieces.
    if (answer.late && answer.status === 0) count(tally, 504, `no answer to ${name}`);
    else count(tally, answer.status, name);
  }
  client.close();
}

function dearOf(random: Random, dear: ReturnType<typeof thoseOn<(typeof catalogue.requests)[number]>>, serial: number) {
  const worst = random.pick(dear);
  return { name: worst.name, bytes: worst.make(random, serial) };
}

/** Opens a socket that stalls for a while. */
function hold(port: number, bytes: Buffer): void {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.write(bytes);
  setTimeout(() => socket.destroy(), 2_000).unref();
}
