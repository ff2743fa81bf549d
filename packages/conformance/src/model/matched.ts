import type { Case, Step } from '../cases.ts';
import { create, on, tags } from './calls.ts';
import { carryOut } from './cases.ts';
import { list, show, tagsOf } from './reads.ts';

/** Calls at once, each of which must get the answer to its own request. */
export function matchedCases(setup: readonly Step[], rule: string): Case[] {
  const { steps, state } = carryOut([...setup, create('b', { name: 'net_2', hosts: [{ name: 'b' }] })]);
  const shows = Array.from({ length: 12 }, (_, at) => show(state, at % 2 ? '$a' : '$b'));
  const bad = ['name', 'dest_vpc_id', 'routetable_id', 'queues', 'hosts', 'tags'].map((field): Step => {
    const whole = { name: 'n', dest_vpc_id: 'v', dest_network_id: 'n' };
    return {
      operation: 'createEnhancedConnection',
      body: { ...whole, [field]: 7 },
      status: 400,
      violates: `body.${field}`,
    };
  });
  const made = Array.from({ length: 8 }, (_, at) =>
    create(`n${at}`, { name: `made_${at}`, queues: [`q${at}`], hosts: [{ name: `h${at}` }] }),
  );
  const after = carryOut(made, state);
  const ids = Array.from({ length: 6 }, (_, at) => `c${at}`);
  const several = carryOut(ids.map((id) => create(id, { name: id })));
  // Calls of one kind follow each other, as they are the ones to be confused.
  const own = [
    ids.map((id) => on('updateEnhancedConnection', { hosts: [{ name: id }] }, { connection_id: `$${id}` })),
    ids.map((id) => on('associateQueueToEnhancedConnection', { queues: [id] }, { connection_id: `$${id}` })),
    ids.map((id) => tags('batchCreateResourceTags', [{ key: id, value: '' }], { resource_id: `$${id}` })),
  ].flat();
  const changed = carryOut(own, several.state).state;
  const one = (name: string, calls: Step[], reads: Step[]): Case => ({
    ...{ name: `race/${name}`, rule, steps },
    race: { calls, outcomes: [{ statuses: calls.map(({ status }) => status), reads }] },
  });
  return [
    {
      ...one(
        'each-connection-has-its-own-changes',
        own,
        ids.flatMap((id) => [show(changed, `$${id}`), tagsOf(changed, `$${id}`)]),
      ),
      steps: several.steps,
    },
    one('each-show-has-its-own-answer', shows, []),
    one('each-refusal-has-its-own-answer', bad, [list(state)]),
    one(
      'each-create-has-its-own-answer',
      made,
      made.map((_, at) => show(after.state, `$n${at}`)),
    ),
  ];
}
