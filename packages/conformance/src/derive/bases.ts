import { keysOf, namesOfWhichOne } from '@dli-connections/contract/server';
import { nodeOf } from '@dli-connections/document/node';
import type { Step } from '../cases.ts';
import { drop, put } from './place.ts';
import { placesOf, requestSites } from './sites.ts';
import { sampleOf, type Tools } from './tools.ts';

/** The answer to a legal request where the service has a rule that no schema expresses. */
export interface Law {
  /** Names of derived cases without their operation; `*` stands for any text. */
  cases: string;
  status: number;
  error_code?: string | undefined;
  match?: Record<string, unknown>;
  reference?: Record<string, unknown>;
  reason: string;
}

/** Facts of an operation that the derivation cannot know. */
export interface Hint {
  /** Names of the setups whose steps come before each case. */
  setup?: string[];
  path?: Record<string, unknown>;
  /** JSON pointers into the body that has everything, each with its value. */
  set?: Record<string, unknown>;
  /** JSON pointers of members to leave out of the body. */
  remove?: string[];
  laws?: Law[];
}

/** The parts of a request before a case changes one thing. */
export interface Base {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
}

/** The content of `cases/derivation.yaml`. */
export interface Hints {
  setups: Record<string, Step[]>;
  operations: Record<string, Hint>;
}

/** The request of an operation with everything in it. */
export function baseOf(tools: Tools, operationId: string, { path = {}, set = {}, remove = [] }: Hint): Base {
  const { body } = placesOf(tools.bundle, operationId);
  const own = requestSites(tools.bundle, operationId).filter(({ place }) => place.length === 1);
  const valuesOf = (part: string) =>
    Object.fromEntries(
      own.filter((site) => site.part === part).map(({ place, pointer }) => [place[0] ?? '', sampleOf(tools, pointer)]),
    );
  const { project_id: _, ...sampled } = valuesOf('path');
  const filled = Object.entries(set).reduce(
    (all, [at, value]) => put(all, keysOf(at), value),
    body ? sampleOf(tools, body) : undefined,
  );
  return {
    path: { ...sampled, ...path },
    query: valuesOf('query'),
    body: remove.reduce((all, at) => drop(all, keysOf(at)), filled),
  };
}

/**
 * The bodies that a case may start from: the complete one, and for each of several properties of which one is required,
 * a body with that property alone, under its name.
 */
export function bodiesOf(tools: Tools, operationId: string, base: Base): Map<string, unknown> {
  const { body } = placesOf(tools.bundle, operationId);
  const root =
    body && requestSites(tools.bundle, operationId).find(({ part, place }) => part === 'body' && place.length === 0);
  const bodies = new Map([['', base.body]]);
  if (!root) return bodies;
  const names = namesOfWhichOne(root.schema.not) ?? [];
  const none = names.reduce((value, name) => drop(value, [name]), base.body);
  for (const name of names) {
    const known = nodeOf(base.body)[name];
    bodies.set(name, put(none, [name], known ?? sampleOf(tools, `${root.pointer}/properties/${name}`)));
  }
  return bodies;
}
