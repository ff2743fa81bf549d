/**
 * Checks that equivalent mutants are equivalent, by searching for a request that separates them from the true contract.
 */
import { createHandler, openSqliteStore } from '@dli-connections/handler';
import fc from 'fast-check';
import { baseOf } from '../src/derive/bases.ts';
import { put } from '../src/derive/place.ts';
import { requestSites, type Site } from '../src/derive/sites.ts';
import { createTools } from '../src/derive/tools.ts';
import { probesOf } from '../src/derive/values.ts';
import { expand } from '../src/expand.ts';
import { type Explained, explain, type Mutant } from '../src/index.ts';
import { loadHints } from '../src/suite.ts';
import { wireProblem } from '../src/wire.ts';
import { contractOf } from './contracts.ts';
import { bundle, contract } from './setting.ts';
import { partOf } from './share.ts';

const tools = createTools(bundle);
const handlerOf = (own = contract) =>
  createHandler({ store: openSqliteStore(':memory:'), contract: own, onError: () => {} });

/** Number of values that are tried for each mutant. */
const tries = 150;

/**
 * Mutants that are listed as equivalent but are not, each with a request that shows it. With `sample` only one in that
 * many is checked.
 */
export async function provenWrong(
  mutants: readonly Mutant[],
  explained: readonly Explained[],
  sample = 1,
): Promise<string[]> {
  const hints = await loadHints();
  const listed = mutants.filter(({ name }) => explain(explained, `handler/requests/${name}`)?.proof);
  const wrong: string[] = [];
  for (const [at, mutant] of partOf(listed, { index: 0, of: 1, sample }).entries()) {
    const { proof } = explain(explained, `handler/requests/${mutant.name}`) ?? {};
    const own = contractOf(mutant);
    const [sound, broken] = [handlerOf(), handlerOf(own)];
    for (const request of requestsAbout(mutant, hints, at)) {
      const [truth, changed] = [await wireProblem(request.clone(), contract), await wireProblem(request.clone(), own)];
      if (placeOf(truth) === placeOf(changed)) continue;
      const same = proof === 'answers' && (await answerOf(sound, request)) === (await answerOf(broken, request));
      if (same) continue;
      wrong.push(`${mutant.name}: ${request.method} ${request.url} ${await request.text()}: ${truth} / ${changed}`);
      break;
    }
  }
  return wrong;
}

/** The place of a problem: the texts of two rules for one place may differ. */
const placeOf = (problem: string | undefined) => problem?.split(/ must| is | has /)[0];

async function answerOf(target: ReturnType<typeof handlerOf>, request: Request): Promise<string> {
  const response = await target(request.clone());
  const { error_code } = (await response.json()) as { error_code?: string }; // the handler answers with objects
  return `${response.status} ${error_code}`;
}

/** Requests with values at the places that a mutant changes. */
function requestsAbout(mutant: Mutant, hints: Awaited<ReturnType<typeof loadHints>>, seed: number): Request[] {
  const { operation, rule, part } = mutant;
  const base = baseOf(tools, operation, hints.operations[operation] ?? {});
  const shape = contract.operations[operation];
  const sites = requestSites(bundle, operation).filter(
    (site) => site.part === part && (rule === site.pointer || rule.startsWith(`${site.pointer}/`)),
  );
  const nearest = Math.max(...sites.map(({ pointer }) => pointer.length));
  return sites
    .filter(({ pointer }) => pointer.length === nearest)
    .flatMap((site) =>
      valuesOf(site, seed).map((value) => {
        const parts = { ...base, [site.part]: put(base[site.part], site.place, value) };
        const { path, query, body } = expand(parts, { id: 'x', other: 'other' }) as typeof base; // only texts in it change
        const values: Record<string, unknown> = { project_id: 'p1', ...path };
        const text = (name: string) => encodeURIComponent(String(values[name]).toWellFormed());
        const search = new URLSearchParams(Object.entries(query).map(([name, each]) => [name, String(each)]));
        const url = `http://dli.test${shape?.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => text(name))}?${search}`;
        const init = body === undefined ? {} : { body: JSON.stringify(body) };
        const headers = { 'x-auth-token': 'any', 'content-type': 'application/json' };
        return new Request(url, { method: shape?.method ?? '', headers, ...init });
      }),
    );
}

/** Values for a place: those of the derived cases, texts that fit or nearly fit a pattern, and anything. */
function valuesOf(site: Site, seed: number): unknown[] {
  // The bundle is valid OpenAPI.
  const limits = site.schema as { pattern?: string; minLength?: number; maxLength?: number };
  const { pattern, minLength = 0, maxLength = 10 } = limits;
  const fitting = pattern ? fc.stringMatching(new RegExp(pattern, 'u')) : fc.string();
  const odd = fc.constantFrom('\n', ' ', '~', '_', '.', '0', 'Z', 'é', '/', '');
  const nearly = fc
    .tuple(fitting, odd, fc.nat(20))
    .map(([text, letter, at]) => text.slice(0, at) + letter + text.slice(at));
  const sized = fc
    .tuple(fitting, fc.constantFrom(minLength - 1, minLength, maxLength, maxLength + 1))
    .map(([text, size]) => (text || 'a').repeat(Math.max(1, size)).slice(0, Math.max(0, size)));
  const numbers = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, 2 ** 31 - 1, 2 ** 31, 1001));
  const any = site.part === 'body' ? [fc.jsonValue({ maxDepth: 2 }), numbers] : [numbers.map(String)];
  const sampled = fc.sample(fc.oneof(fitting, nearly, sized, ...any), { numRuns: tries, seed: seed + 1 });
  const derived = probesOf(tools, site).map(({ value }) => expand(value));
  return [...derived.filter((value) => (JSON.stringify(value) ?? '').length < 10_000), ...sampled];
}
