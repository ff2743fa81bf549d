/** A seeded stream of requests to the API, legal and not. */
import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import { createRandom } from '@dli-connections/lab/random';
import { baseOf, bodiesOf, type Hints } from '../../src/derive/bases.ts';
import { drop, put } from '../../src/derive/place.ts';
import { requestSites, type Site } from '../../src/derive/sites.ts';
import { createTools } from '../../src/derive/tools.ts';
import { probesOf } from '../../src/derive/values.ts';
import { expand } from '../../src/expand.ts';

/** A request, ready to be made as often as there are targets. */
export interface Sent {
  operation: string;
  method: string;
  /** Path and query. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** A source of requests. It learns of each connection that was created, so that later requests can name it. */
export interface Stream {
  next(): Sent;
  created(project: string, id: string): void;
}

/** The parts of an operation that can be varied. */
interface Shape {
  operation: string;
  method: string;
  path: string;
  query: Record<string, unknown>;
  bodies: readonly unknown[];
  sites: readonly (Site & { values: readonly unknown[] })[];
}

/** Bodies are small here: limits of many items have cases of their own. */
const largest = 4096;

function shapesOf(bundle: Bundle, hints: Hints): Shape[] {
  const tools = createTools(bundle);
  return listOperations(bundle).map(({ operationId, method, path }) => {
    const { setup: _, ...hint } = hints.operations[operationId] ?? {};
    const base = baseOf(tools, operationId, hint);
    const bodies = [...bodiesOf(tools, operationId, base).values()];
    const sites = requestSites(bundle, operationId).map((site) => {
      const values = probesOf(tools, site).map(({ value }) => expand(value));
      return { ...site, values: values.filter((value) => (JSON.stringify(value) ?? '').length < largest) };
    });
    return { operation: operationId, method, path, query: base.query, bodies, sites };
  });
}

/** Wrong headers of a request, with their number in a hundred requests. */
const oddHeaders: readonly [percent: number, headers: Record<string, string | undefined>][] = [
  [1, { 'x-auth-token': undefined }],
  [1, { 'x-auth-token': '' }],
  [1, { 'content-type': undefined }],
  [1, { 'content-type': 'text/plain' }],
  [1, { 'content-type': 'application/json; charset=utf8' }],
  [1, { 'content-type': 'application/json; charset=latin1' }],
  [1, { 'content-encoding': 'gzip' }],
];

const oddBodies = ['', '{', 'null', '[]', '"text"', '{"a":1,"a":2}', '{}', '\u0000', '{"name":"\\ud800"}'];

/** The identifier of no connection. */
const nobody = '00000000-0000-4000-8000-ffffffffffff';

/** The stream of a seed. */
export function streamOf(bundle: Bundle, hints: Hints, seed: number): Stream {
  const random = createRandom(seed);
  const { pick, chance } = random;
  const happens = (percent: number) => chance(percent / 100);
  const shapes = shapesOf(bundle, hints);
  const known: { project: string; id: string }[] = [];
  // A project that holds much makes every list of it long, so they come and go.
  let count = 0;
  const projects = () => ['a', 'b', 'c'].map((name) => `p${Math.floor(count / 300)}${name}`);

  /** Mostly a connection and its project; sometimes one of another, or none that there is. */
  const someone = () => {
    const found = known.length > 0 && happens(90) ? pick(known) : { project: pick(projects()), id: nobody };
    return happens(10) ? { ...found, project: pick(projects()) } : found;
  };

  const { bodyOf, queryOf, pathOf } = createParts(random, projects);

  return {
    next() {
      count += 1;
      if (count % 300 === 0) known.length = 0;
      // Every other request creates as long as there is little to name.
      const create = shapes.find(({ operation }) => operation === 'createEnhancedConnection');
      const shape = create && known.length < 3 && happens(50) ? create : pick(shapes);
      const about = someone();
      const text =
        shape.bodies[0] === undefined
          ? undefined
          : happens(4)
            ? pick(oddBodies)
            : JSON.stringify(bodyOf(shape, about.id));
      const headers: Record<string, string | undefined> = { 'x-auth-token': 'any' };
      if (text !== undefined) headers['content-type'] = 'application/json';
      for (const [percent, odd] of oddHeaders) if (happens(percent)) Object.assign(headers, odd);
      const sent = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
      const { operation, method } = shape;
      return {
        operation,
        method,
        path: pathOf(shape, about) + queryOf(shape),
        headers: Object.fromEntries(sent),
        body: text,
      };
    },
    created(project, id) {
      known.push({ project, id });
    },
  };
}

/** Draws the parts of a request; `projects` returns the current ones. */
function createParts({ nat: below, pick, chance }: ReturnType<typeof createRandom>, projects: () => string[]) {
  const happens = (percent: number) => chance(percent / 100);

  function bodyOf({ bodies, sites }: Shape, id: string): unknown {
    let body = expand(pick(bodies), { id, other: pick(projects()) });
    const own = sites.filter(({ part, place, values }) => part === 'body' && place.length > 0 && values.length > 0);
    if (own.length === 0) return body;
    for (const { place, required } of own) if (!required && happens(15)) body = drop(body, place);
    const changes = happens(60) ? 0 : 1 + below(2);
    for (let at = 0; at < changes; at++) {
      const { place, values } = pick(own);
      body = put(body, place, pick(values));
    }
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
    const named = 'name' in body && happens(70) ? { ...body, name: `n${below(40)}` } : body;
    return happens(3) ? { ...named, colour: 'red' } : named;
  }

  function queryOf({ query, sites }: Shape): string {
    const search = new URLSearchParams();
    for (const { part, place, values } of sites) {
      if (part !== 'query' || happens(60)) continue;
      const name = place[0] ?? '';
      search.append(name, String(happens(50) ? query[name] : pick(values)));
      if (happens(3)) search.append(name, String(query[name]));
    }
    if (happens(3)) search.append('colour', 'red');
    return search.size > 0 ? `?${search}` : '';
  }

  function pathOf({ path, sites }: Shape, { project, id }: { project: string; id: string }): string {
    const values: Record<string, unknown> = { project_id: project, connection_id: id, resource_id: id };
    values.resource_type = 'dli_enhanced_datasource';
    values.name = happens(60) ? `n${below(40)}` : 'route-1';
    for (const { part, place, values: odd } of sites)
      if (part === 'path' && happens(3) && odd.length > 0) values[place[0] ?? ''] = pick(odd);
    return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
  }

  return { bodyOf, queryOf, pathOf };
}

/** A request as a target takes it. */
export function requestOf({ method, path, headers, body }: Sent): Request {
  // Bytes, because a string body would bring a content type of its own where there is to be none.
  const init = body === undefined || body === '' ? {} : { body: new TextEncoder().encode(body) };
  return new Request(`http://dli.test${path}`, { method, headers, ...init });
}
