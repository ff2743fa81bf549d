import { type Bundle, listOperations } from '@dli-connections/contract/bundle';
import { valueAt } from '@dli-connections/contract/server';
import MiniSearch from 'minisearch';
import { entries } from './contents.ts';
import { fieldsOf } from './fields.ts';
import type { Page } from './page.ts';

/** A place that search leads to: a section of a page, or an operation of the reference. */
interface SearchEntry {
  id: number;
  /** From the top of the site. */
  url: string;
  /** The name of its page in the menu. */
  page: string;
  title: string;
  text: string;
}

/** Settings of the index; the browser reads it with the same. */
const options = { fields: ['title', 'page', 'text'], storeFields: ['url', 'page', 'title', 'text'] };

/** The script that holds the index of the whole site. A script, since a page that is opened as a file may load no other data. */
export function searchIndex(pages: readonly Page[], bundle: Bundle): string {
  const index = new MiniSearch<SearchEntry>(options);
  const places = [...operationPlaces(bundle), ...pages.flatMap(placesOf)];
  index.addAll(places.map((place, id) => ({ ...place, id })));
  return `globalThis.portalSearch = ${JSON.stringify({ options, index: JSON.stringify(index) })};\n`;
}

/** The sections of a page. Folded tables are rows of data, which would drown the rest. */
function placesOf({ path, title, content }: Page): Omit<SearchEntry, 'id'>[] {
  const text = content.text.replaceAll(/<(details|svg|button)\b[\s\S]*?<\/\1>|<a class="anchor"[\s\S]*?<\/a>/g, ' ');
  const [first = '', ...rest] = text.split(/(?=<h[23] id=")/);
  const page = entries.find((entry) => entry.path === path)?.name ?? title;
  const sections = rest.map((part) => {
    const [, id = '', heading = ''] = /^<h[23] id="([^"]*)"[^>]*>([\s\S]*?)<\/h[23]>/.exec(part) ?? [];
    return {
      url: `${path}#${id}`,
      page,
      title: plain(heading),
      text: plain(part.replace(/^[\s\S]*?<\/h[23]>/, '')),
    };
  });
  return [{ url: path, page, title, text: plain(first.replace(/<h1[\s\S]*?<\/h1>/, '')) }, ...sections];
}

/** Markup as text. Only the border of a block parts words. */
function plain(markup: string): string {
  const marks: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'", amp: '&' };
  return markup
    .replaceAll(/<\/?(?:span|code|a|b|em|strong|abbr|wbr)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#?\w+);/g, (mark, name: string) => marks[name] ?? mark)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Each operation by its name, its path, its description and the names of its fields, at its place in the reference. */
function operationPlaces(bundle: Bundle): Omit<SearchEntry, 'id'>[] {
  return listOperations(bundle).map((operation) => {
    const { operationId, method, path, summary, description, parameters, requestBody, responses } = operation;
    // The spec's lint asks each operation for one tag.
    const tag = valueAt(bundle, ['paths', path, method.toLowerCase(), 'tags', '0']) as string;
    const bodies = [requestBody, ...Object.values(responses)].flatMap((each) => Object.values(each?.content ?? {}));
    const fields = bodies.flatMap(({ schema }) => fieldsOf(bundle, schema));
    const names = new Set([...parameters, ...fields].map(({ name }) => name));
    return {
      url: `reference/#/${tag}/${operationId.toLowerCase()}`,
      page: 'Reference',
      title: `${summary}, ${operationId}`,
      text: `${method} ${path} ${description} ${[...names].join(' ')}`,
    };
  });
}
