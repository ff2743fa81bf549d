import { type Bundle, listOperations, type ResolvedOperation, resolve } from '@dli-connections/contract/bundle';
import { valueAt } from '@dli-connections/contract/server';
import { type Html, html } from '@dli-connections/lab/html';
import { samplesOf } from '@dli-connections/spec/samples';
import { type Field, fieldsOf, rulesOf } from './fields.ts';
import { codeBlock, renderMarkdown } from './markdown.ts';
import type { Page } from './page.ts';
import { tableOf } from './table.ts';

const path = 'reference/print/';

const textOf = (markdown = '') => renderMarkdown(markdown, () => undefined).content;

interface Tag {
  name: string;
  description: string;
}

/** The whole API as text on one page: Redoc opens one group at a time, and prints no more. */
export function printedPage(bundle: Bundle): Page {
  const samples = samplesOf(bundle);
  const { info, tags } = bundle as Bundle & { info: { title: string; description: string }; tags: Tag[] }; // the lint asks for both
  const groups = Map.groupBy(listOperations(bundle), (operation) => tagOf(bundle, operation));
  const titleOf = (name: string) => name.replace(/^./, (letter) => letter.toUpperCase());
  const operationOf = (operation: ResolvedOperation) => {
    const [sample] = samples.get(operation.operationId) ?? [];
    return html`<h3 id="${operation.operationId}">${operation.summary}</h3>
<p><code>${operation.method} ${operation.path}</code></p>
${textOf(operation.description)}
${requestOf(bundle, operation)}
${sample ? codeBlock(sample.source, 'sh') : ''}
${answersOf(bundle, operation)}`;
  };
  return {
    path,
    title: 'Reference on one page',
    description: 'Every operation, field and answer on one page, to print or to search.',
    sections: tags.map(({ name }) => ({ id: name, title: titleOf(name) })),
    content: html`<h1>${info.title}</h1>
${textOf(info.description)}
${tags.map(
  ({ name, description }) => html`<h2 id="${name}">${titleOf(name)}</h2>
${textOf(description)}
${(groups.get(name) ?? []).map(operationOf)}`,
)}`,
  };
}

/** The tag of an operation; the lint of the spec asks each for one. */
const tagOf = (bundle: Bundle, { path: at, method }: ResolvedOperation) =>
  valueAt(bundle, ['paths', at, method.toLowerCase(), 'tags', '0']) as string;

function requestOf(bundle: Bundle, { parameters, requestBody }: ResolvedOperation): Html {
  const rows = parameters.map(({ name, in: place, required, description, schema }) => ({
    ...{ name, place, required: required ?? false, description: description ?? '' },
    rules: rulesOf(bundle, schema),
  }));
  const [media] = Object.values(requestBody?.content ?? {});
  const fields = media ? fieldsOf(bundle, media.schema).map((field) => ({ ...field, place: 'body' })) : [];
  return fieldTable([...rows, ...fields]);
}

function answersOf(bundle: Bundle, { responses }: ResolvedOperation): Html {
  const answers = Object.entries(responses).map(([status, answer]) => {
    const { description = '' } = answer as { description?: string }; // its type omits some fields
    return html`<dt>${status}</dt><dd>${textOf(description)}</dd>`;
  });
  const [status = '', success] = Object.entries(responses)[0] ?? [];
  const [media] = Object.values(success?.content ?? {});
  const [example] = Object.values(media?.examples ?? {});
  const shown = example && resolve(bundle, example).value;
  return html`<dl>${answers}</dl>
${media ? html`<p>Body of ${status}:</p>${fieldTable(fieldsOf(bundle, media.schema))}` : ''}
${shown === undefined ? '' : codeBlock(JSON.stringify(shown, null, 2), 'json')}`;
}

/** Fields and their rules. The place of a field is shown if there are several. */
function fieldTable(fields: readonly (Field & { place?: string })[]): Html {
  if (fields.length === 0) return html``;
  const hasPlaces = fields.some(({ place }) => place !== undefined);
  const rows = fields.map(({ name, place = '', required, description, rules }) => [
    html`<code>${name}</code>`,
    ...(hasPlaces ? [place] : []),
    html`${required ? html`<b>required</b>, ` : ''}${rules}`,
    textOf(description),
  ]);
  return tableOf(['Name', ...(hasPlaces ? ['In'] : []), 'Rules', 'Meaning'], rows, 'fields');
}
