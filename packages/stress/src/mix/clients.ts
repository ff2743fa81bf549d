/** Clients of a server that many use at a time: those that do what users do, and those that send what costs most. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '@dli-connections/lab/random';
import { catalogue, thoseOn } from '../cost/catalogue/index.ts';
import { clientOf } from '../cost/client.ts';
import type { TargetName } from '../cost/worst.ts';
import { nextCall } from '../kill/calls.ts';
import { send } from '../send.ts';

/** Counts of answers by status, what users got done, and what no server may do, each as one line. */
export interface Tally {
  done: number;
  answers: Map<number, number>;
  failures: string[];
}

/** What all clients have in common. */
export interface Setting {
  port: number;
  random: Random;
  tally: Tally;
  /** Whether they are to end. */
  isOver: () => boolean;
}

/** Failures that are kept: the first say what is wrong. */
const mostFailures = 20;

/** How long an answer may take, in milliseconds: other clients use all of the processor. */
const limitMs = 60_000;

function count({ answers, failures }: Tally, status: number, what: string): void {
  answers.set(status, (answers.get(status) ?? 0) + 1);
  // What is too much at a time is answered 503, and said to be.
  if (status >= 500 && status !== 503 && failures.length < mostFailures) failures.push(`${status}: ${what}`);
}

/** Makes, changes, shares, lists and deletes connections of a project of its own, one call after another. */
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
    if (outcome.kind === 'told' && outcome.verdict === 'ok') tally.done++;
    if (random.chance(0.2)) {
      const listed = await send(url, {
        operation: 'listEnhancedConnections',
        input: { project_id: project, status: 'ACTIVE' },
      });
      if (listed.kind === 'told' && listed.verdict === 'ok')
        active = listed.body.connections.map(({ id }: { id: string }) => id);
    }
    await sleep(random.nat(20));
  }
}

/** A server may close a connection that was idle just when it is used again, as it is by a client that was busy for seconds. */
const isClosed = (reason: string) => /other side closed|ECONNRESET/.test(reason);

/** Sends what the catalogue of worst inputs has, one after another, bodies of up to so many bytes among it. */
export async function abuse(
  { port, random, tally, isOver }: Setting,
  target: TargetName,
  mostBytes: number,
): Promise<void> {
  const { requests, bodies, holds } = catalogue;
  const [dear, large, withheld] = [thoseOn(target, requests), thoseOn(target, bodies), thoseOn(target, holds)];
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
    // A request that is malformed may be cut off without an answer.
    // A list of all that there is may take longer, piece by piece, while others have their turns.
    if (answer.late && answer.status === 0) count(tally, 504, `no answer to ${name}`);
    else count(tally, answer.status, name);
  }
  client.close();
}

function dearOf(random: Random, dear: ReturnType<typeof thoseOn<(typeof catalogue.requests)[number]>>, serial: number) {
  const worst = random.pick(dear);
  return { name: worst.name, bytes: worst.make(random, serial) };
}

/** Opens a socket that goes no further, for a while. */
function hold(port: number, bytes: Buffer): void {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  socket.write(bytes);
  setTimeout(() => socket.destroy(), 2_000).unref();
}
