/** Cases for texts that look alike: a server must not treat two different texts as one. */
import type { Bundle } from '@dli-connections/contract/bundle';
import type { Case, Step } from '../cases.ts';
import { schemaAt } from '../derive/sites.ts';
import { createTools } from '../derive/tools.ts';
import { create, on, share, tags } from './calls.ts';
import { carryOut } from './cases.ts';
import { distinct, foundBy, peersOf, shownTags } from './read-back.ts';
import { privileges, show } from './reads.ts';
import type { State } from './state.ts';

/** Pairs of characters that Unicode normalisation, a collation or a reader may confuse. */
const similar = ['fi\ufb01', 'i\u0131', 'l1', 'e\u0435', 'e\u00e9', '1\u0661', '\u00c5\u212b', '\u00c5A', '-_', '- '];

const wide = (text: string) =>
  text.replaceAll(/[a-z0-9]/gi, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));

/** Look-alikes of one text. A schema may refuse some of them. */
const family = (text: string): string[] => [
  ...[text, text.toLowerCase(), text.toUpperCase(), wide(text), `0${text}`, `${text}0`, `${text}.`],
  ...similar.map((pair) => {
    const to = pair.slice(-1);
    return text.replace(pair.slice(0, -1), to);
  }),
];

/** Removes each thing alone, reads the others, and adds it again. */
function eachAlone(
  begun: { steps: Step[]; state: State },
  names: readonly string[],
  of: { remove: (name: string) => Step; add: (name: string, at: number) => Step; read: (state: State) => Step[] },
): Step[] {
  const steps = [...begun.steps];
  let { state } = begun;
  for (const [at, name] of names.entries())
    for (const call of [of.remove(name), of.add(name, at)]) {
      const done = carryOut([call], state);
      steps.push(...done.steps, ...of.read(done.state));
      state = done.state;
    }
  return steps;
}

/** The calls that add and remove a name, and the list in which a read shows it. */
interface Named {
  add: (name: string, at: number) => Step;
  remove: (name: string) => Step;
  list: string;
}

const tagKeys: Named = {
  add: (key) => tags('batchCreateResourceTags', [{ key, value: 'new' }]),
  remove: (key) => tags('batchDeleteResourceTags', [{ key, value: '' }]),
  list: 'tags',
};
const pools: Named = {
  add: (name) => on('associateQueueToEnhancedConnection', { elastic_resource_pools: [name] }),
  remove: (name) => on('disassociateQueueFromEnhancedConnection', { elastic_resource_pools: [name] }),
  list: 'elastic_resource_pools',
};
const routes: Named = {
  add: (name, at) => on('createRouteToEnhancedConnection', { name, cidr: `10.${at}.0.0/16` }),
  remove: (name) => on('deleteRouteFromEnhancedConnection', undefined, { name }),
  list: 'routes',
};

function ofTags(keys: readonly string[]): Step[] {
  const begun = carryOut([create('a', { name: 'a', tags: keys.map((key) => ({ key, value: key })) })]);
  return eachAlone(begun, keys, { ...tagKeys, read: (state) => shownTags(state, []).slice(0, 1) });
}

function ofPools(names: readonly string[]): Step[] {
  const begun = carryOut([create('a', { name: 'a', elastic_resource_pools: names })]);
  return eachAlone(begun, names, { ...pools, read: peersOf });
}

function ofRoutes(names: readonly string[]): Step[] {
  const begun = carryOut([create('a', { name: 'a' }), ...names.map(routes.add)]);
  return eachAlone(begun, names, { ...routes, read: (state) => [show(state, '$a')] });
}

/** The projects of all grants, which have no documented order. */
const grantsIn = (state: State): Step[] =>
  privileges(state, '$a').map((step) => ({
    ...step,
    match: { privileges: { $set: state.flatMap(({ grants }) => grants.map((project_id) => ({ project_id }))) } },
  }));

function ofGrants(names: readonly string[]): Step[] {
  const add = (name: string) => share('grant', name);
  return eachAlone(carryOut([create('a', { name: 'a' }), ...names.map(add)]), names, {
    remove: (name) => share('revoke', name),
    add,
    read: grantsIn,
  });
}

/** A server that tells two names apart removes only the named one. If it treats both as one, it may show either spelling. */
function removedAlone({ add, remove, list }: Named, name: string, alike: string): Pick<Case, 'steps' | 'race'> {
  const { steps, state } = carryOut([create('a', { name: 'a' })]);
  const [read] = list === 'tags' ? shownTags(state, []) : [show(state, '$a')];
  const { match: _, ...shown } = read as Step; // each of the two lists has one
  const other = { ...add(alike, 1), or: { status: 400 } };
  const left = { ...shown, match: { [`${list}?`]: [{ [list === 'tags' ? 'key' : 'name']: alike }] } };
  const call = remove(name);
  const statuses = [call.status];
  return {
    steps: [...steps, add(name, 0), other, { ...shown, save: { second: `/${list}/1` } }],
    race: {
      calls: [call],
      outcomes: [
        { statuses, reads: [left], ifSaved: 'second' },
        { statuses, reads: [shown], unlessSaved: 'second' },
      ],
    },
  };
}

/** Filters find one of many that are alike. */
function ofValues(values: readonly string[]): Step[] {
  const made = values.map((value, at) => create(`v${at}`, { name: `v${at}`, tags: [{ key: 'k', value }] }));
  const { steps, state } = carryOut(made);
  return [...steps, ...values.flatMap((value) => foundBy(state, { key: 'k', value }))];
}

const kinds: [name: string, schema: string, stepsOf: (texts: readonly string[]) => Step[], named?: Named][] = [
  ['keys-of-tags', 'Tag/properties/key', ofTags, tagKeys],
  ['values-of-tags', 'Tag/properties/value', ofValues],
  ['pools', 'ElasticResourcePoolName', ofPools, pools],
  ['routes', 'RouteName', ofRoutes, routes],
  ['grants', 'SharingRequest/properties/projectId', ofGrants],
];

/** Searches find a tag by its exact value. */
const isExact = (schema: string) => schema === 'Tag/properties/value';

/**
 * Makes a case for each kind of identifying text, except queue names, which are stored in lower case: of texts that differ however
 * they are compared, and one more, for servers like the reference handler, of texts that some comparisons take for equal.
 */
export function lookAlikeCases(bundle: Bundle): Case[] {
  const tools = createTools(bundle);
  return kinds.flatMap(([name, schema, stepsOf, named]): Case[] => {
    const accepts = tools.judge(schemaAt(bundle, `/components/schemas/${schema}`).schema);
    const texts = [...new Set(['File-\u00c51', 'File1'].flatMap(family).filter((text) => accepts(text)))].slice(0, 20);
    const rule = `/components/schemas/${schema}/description`;
    const one = { name: `look-alikes/${name}`, rule, steps: stepsOf(isExact(schema) ? texts : distinct(texts)) };
    if (isExact(schema)) return [one];
    // In one normal form of Unicode both are the first.
    const forms = ['\u00c5', '\u212b'] as const;
    const own = 'Only for queues is it documented that names that differ in case are one.';
    return [
      one,
      ...(named ? [{ name: `names/${name}-are-removed-alone`, rule, ...removedAlone(named, 'name1', 'NAME1') }] : []),
      ...(named && forms.every((text) => accepts(text))
        ? [{ name: `names/${name}-of-another-form-are-removed-alone`, rule, ...removedAlone(named, ...forms) }]
        : []),
      { name: `look-alikes/${name}-that-differ-in-case`, rule, own, steps: stepsOf(texts) },
    ];
  });
}
