import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import { type Contract, problemsOf, valueAt } from '@dli-connections/contract/server';
import { nodeOf } from '@dli-connections/document/node';
import type { About, Case, Step } from '../cases.ts';
import { errorCode } from '../errors.ts';
import { expand } from '../expand.ts';
import { globOf } from '../glob.ts';
import { type Base, baseOf, bodiesOf, type Hints } from './bases.ts';
import { constraintsAt } from './constraints.ts';
import { propertyChanges } from './objects.ts';
import { drop, nameOf, put } from './place.ts';
import { pointerOf, requestSites, type Site } from './sites.ts';
import { createTools, type Tools } from './tools.ts';
import { probesOf } from './values.ts';
import { wireCasesOf } from './wire-cases.ts';

/** A case that follows from the bundle. */
export interface DerivedCase extends Case {
  about: About;
}

/** Placeholders for values that earlier steps of a case save. */
export const standIns = { id: '2a620c33-5609-40c9-affd-2b6453071b0f', other: 'otherproject' };

/** A request that differs from its base in one thing, with its intended meaning. */
interface Draft {
  name: string;
  rules: string[];
  claim: 'kept' | 'broken';
  request: Base;
  violates: string;
  own?: string | undefined;
}

/**
 * Every case that follows from a bundle: for each operation and constraint, values that keep it and values that break it
 * alone. The contract decides: a draft that it judges otherwise than intended is left out.
 */
export function deriveCases(bundle: Bundle, contract: Contract, hints: Hints): DerivedCase[] {
  const tools = createTools(bundle);
  return listOperations(bundle).flatMap((operation) => {
    const { operationId } = operation;
    const hint = hints.operations[operationId];
    if (!hint)
      throw new Error(`cases/derivation.yaml: add a line for ${operationId} with the setup that it needs, or {}`);
    const base = baseOf(tools, operationId, hint);
    const named = (hint.setup ?? []).flatMap((name) => hints.setups[name] ?? []);
    const setup = expand(named, { operation: operationId }) as Step[];
    const success = Number(Object.keys(operation.responses).find((status) => status.startsWith('2')));
    const lawOf = (name: string) => hint.laws?.find(({ cases }) => globOf(cases).test(name));
    const bad = errorCode(bundle, operationId, 400);
    const finish = (name: string, about: Omit<About, 'operation'>, step: Step, own?: string): DerivedCase[] => {
      const law = about.claim === 'kept' ? lawOf(name) : undefined;
      const { cases: _, reason: __, ...answer } = law ?? { cases: '', reason: '' };
      const whole = { operation: operationId, ...step };
      const rest = { about: { operation: operationId, ...about }, ...(own && { own }) };
      const found = {
        name: `${operationId}/${name}${law ? '-refused' : ''}`,
        steps: [...setup, { ...whole, ...answer }],
        ...rest,
      };
      const project_id = step.path?.project_id;
      if (!law || project_id === undefined) return [found];
      // A call that is refused from another project succeeds in the project of the setup.
      const there = setup.map((each) => ({ ...each, path: { ...each.path, project_id } }));
      return [found, { name: `${operationId}/${name}`, steps: [...there, whole], ...rest }];
    };
    const ofValues = merge(draftsOf(tools, contract, operationId, base)).flatMap(
      ({ name, rules, claim, request, violates, own }) =>
        finish(
          name,
          { rules, claim },
          {
            ...stepOf(request),
            ...(claim === 'kept' ? { status: success, keeps: violates } : { status: 400, violates, error_code: bad }),
          },
          own,
        ),
    );
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      if (name === 'project_id') return `\${own}`;
      const value = String(base.path[name]);
      return value.startsWith('$') ? 'x' : value;
    });
    const ofWire = wireCasesOf(bundle, operation, path, base.body).flatMap(({ name, rule, claim, step, own }) =>
      finish(name, { rules: [rule], claim }, wireStep(base, step, success), own),
    );
    return [...ofValues, ...ofWire];
  });
}

function stepOf({ path, query, body }: Base): Omit<Step, 'status'> {
  return { path, query, ...(body === undefined ? {} : { body }) };
}

function wireStep(base: Base, step: Partial<Step>, success: number): Step {
  const { body: _, ...bodiless } = stepOf(base);
  const whole = step.request ? {} : step.raw === undefined ? stepOf(base) : bodiless;
  return { ...whole, ...step, status: step.status || success };
}

/** Merges drafts of the same request, with the constraints of all of them. */
function merge(drafts: Draft[]): Draft[] {
  const found = new Map<string, Draft>();
  const names = new Map<string, number>();
  for (const draft of drafts) {
    const key = JSON.stringify(draft.request);
    const known = found.get(key);
    if (known) {
      known.rules.push(...draft.rules.filter((rule) => !known.rules.includes(rule)));
      continue;
    }
    const nth = (names.get(draft.name) ?? 0) + 1;
    names.set(draft.name, nth);
    found.set(key, { ...draft, name: nth > 1 ? `${draft.name}-${nth}` : draft.name });
  }
  return [...found.values()];
}

/** The problems that the contract finds in a part of a request. */
function problemsIn(contract: Contract, operationId: string) {
  const checks = contract.validators[operationId];
  return (part: Site['part'], value: unknown) => {
    const check = checks?.[part];
    const filled = expand(value, standIns);
    const typed = part === 'path' ? { project_id: 'p1', ...nodeOf(filled) } : filled;
    return check && problemsOf(part, check, part === 'body' ? JSON.parse(JSON.stringify(typed ?? null)) : typed, 0);
  };
}

function draftsOf(tools: Tools, contract: Contract, operationId: string, base: Base): Draft[] {
  const sites = requestSites(tools.bundle, operationId);
  const at = pointerOf(tools.bundle, operationId);
  const bodies = bodiesOf(tools, operationId, base);
  const problemIn = problemsIn(contract, operationId);
  const drafts: Draft[] = [];
  const add = (part: Site['part'], value: unknown, draft: Omit<Draft, 'request'>): boolean => {
    // An empty segment, `.` or `..` would change the path.
    if (part === 'path' && Object.values(nodeOf(value)).some((each) => /^\.{0,2}$/.test(String(each)))) return false;
    const problem = problemIn(part, value);
    if (draft.claim === 'kept' ? problem !== undefined : !problem?.includes(draft.violates)) return false;
    drafts.push({ ...draft, request: { ...base, [part]: value } });
    return true;
  };

  const all = sites.filter(({ part, place }) => valueAt(base[part], place) !== undefined || place[0] === 'project_id');
  const rules = [at, ...new Set(all.flatMap(constraintsAt))];
  add('body', base.body, { name: 'everything', rules, claim: 'kept', violates: '' });
  add('query', {}, { name: 'query/absent', rules: [at], claim: 'kept', violates: '' });
  for (const site of sites) {
    const { part, place, pointer } = site;
    const here = nameOf(part, place);
    for (const { keyword, claim, name: word, value, own } of probesOf(tools, site, valueAt(base[part], place))) {
      // Every message is about the whole body; that it must be an object needs a message of its own.
      const violates = place.length === 0 ? `${here} must` : here;
      const name = `${here}/${keyword}-${claim}-${word}`;
      const draft = { name, rules: [`${pointer}/${keyword}`], claim, violates, own };
      // If one of several properties is required, each is tried alone: another one would satisfy the rule.
      const alone = bodies.get(place[0] ?? '');
      const starts = part === 'body' ? [...(alone ? [alone] : []), ...bodies.values()] : [base[part]];
      starts.some((start) => add(part, put(start, place, value), draft));
    }
    if (part === 'query') {
      const twice = [base.query[place[0] ?? ''], base.query[place[0] ?? '']];
      add(part, put(base.query, place, twice), {
        name: `${here}/type-broken-twice`,
        rules: [`${pointer}/type`],
        claim: 'broken',
        violates: here,
        own: 'Which of several values of one parameter counts is not documented.',
      });
      add(part, drop(base.query, place), { name: `${here}/absent`, rules: [pointer], claim: 'kept', violates: '' });
    }
    if (part !== 'body') continue;
    for (const { body, rules, place: changed, claim, name } of [...bodies.values()].flatMap((start) =>
      propertyChanges(site, start),
    )) {
      const draft = { name: `${nameOf(part, changed)}/${name}`, rules, violates: nameOf(part, changed) };
      // An optional member may be the last of several of which one is required: that rule belongs to their owner.
      add(part, body, { ...draft, claim }) ||
        add(part, body, { ...draft, claim: 'broken', rules: [`${pointer}/not`], violates: here });
    }
  }
  return drafts;
}
