/** Faults of lists, pages and tags. */
import type { Filter, Page } from '@dli-connections/handler';
import { altered, type Body, type Fault, inAnswer, inField, inRequest, inStore, json } from '../make.ts';
import { finding, type Look, listingBy, taking } from './make.ts';

/** Connections with one of some tags, each once. */
async function anyOf<Found extends { id: string }>(
  look: Look<Found>,
  { tags = [], ...filter }: Filter,
  page: Page,
): Promise<Found[]> {
  if (tags.length < 2) return look({ ...filter, tags }, page);
  const found = await Promise.all(tags.map((each) => look({ ...filter, tags: [each] }, { offset: 0 })));
  return [...new Map(found.flat().map((each) => [each.id, each])).values()];
}

const query = (change: (search: URLSearchParams) => void): Fault =>
  inRequest((request, text) => {
    const url = new URL(request.url);
    change(url.searchParams);
    return altered(request, { url: String(url), text });
  });

/** Faults of pages. */
export const pageFaults: Record<string, Fault> = {
  'the default page holds 50': query((search) => search.has('limit') || search.set('limit', '50')),
  'without a limit everything is listed': query((search) => search.has('limit') || search.set('limit', '0')),
  'a page holds 100 at most': finding((look, filter, { offset, limit }) =>
    look(filter, { offset, limit: Math.min(limit ?? Number.POSITIVE_INFINITY, 100) }),
  ),
  'behind the end the last page is listed': finding(async (look, filter, page) => {
    const found = await look(filter, page);
    if (found.length > 0 || page.offset === 0) return found;
    const all = (await look(filter, { offset: 0 })).length;
    return look(filter, { ...page, offset: Math.max(0, all - (page.limit ?? all)) });
  }),
  'an offset behind the end is refused': finding(async (look, filter, page) => {
    const found = await look(filter, page);
    if (page.offset > 0 && found.length === 0) throw new Error('behind the end');
    return found;
  }),
  'a count is that of a full page': inAnswer((body, status, request) => {
    const limit = Number(new URL(request.url).searchParams.get('limit') ?? 0);
    return json(
      typeof body.count === 'number' && limit > 1 && body.connections ? { ...body, count: limit } : body,
      status,
    );
  }),
  'a count is of all pages': taking(() => async (request, target) => {
    const url = new URL(request.url);
    if (!url.searchParams.has('limit') || !url.pathname.endsWith('/enhanced-connections')) return undefined;
    url.searchParams.set('limit', '0');
    url.searchParams.set('offset', '0');
    const all = (await (await target(new Request(url, { headers: request.headers }))).json()) as Body;
    const answer = await target(request);
    return answer.ok ? json({ ...((await answer.json()) as Body), count: all.count }, 200) : answer;
  }),
  'an empty list is null': inField('connections', (found) => ((found as unknown[]).length > 0 ? found : null)),
  'the total is of the page': inAnswer((body, status) =>
    json(Array.isArray(body.resources) ? { ...body, total_count: body.resources.length } : body, status),
  ),
  'the tags filter wants one of its tags': inStore((store) => ({ list: listingBy(store, anyOf).list })),
  'conditions on tags want one of them': inStore((store) => ({ find: listingBy(store, anyOf).find })),
  'the tags filter takes the beginning of a value': finding(async (look, { tags = [], ...filter }, page, tagsOf) => {
    const starts = (value: string, values: readonly string[]) =>
      values.length === 0 || values.some((each) => value.startsWith(each));
    const found = await look({ ...filter, tags: tags.map(({ key }) => ({ key, values: [] })) }, page);
    const given = await Promise.all(found.map(tagsOf));
    return found.filter((_, at) =>
      tags.every(({ key, values }) => given[at]?.some((tag) => tag.key === key && starts(tag.value, values))),
    );
  }),
  'a condition without values finds nothing': finding(async (look, filter, page) =>
    filter.tags?.some(({ values }) => values.length === 0) ? [] : look(filter, page),
  ),
  'resources are matched by the beginning of their name': inStore((store) => ({
    find: listingBy(store, async (look, { name = '', ...filter }, page) =>
      (await look(filter, page)).filter((each) => each.name.startsWith(name)),
    ).find,
  })),
};
