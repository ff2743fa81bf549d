import { type DocumentResult, isServed, type Results } from '../result.ts';
import { wordsOf } from './lines.ts';

/** The results as a page. */
export function markdownOf({ time, documents }: Results): string {
  const served = (name: 'mock' | 'prism') => documents.filter((each) => isServed(each, each[name])).length;
  const valid = (name: 'mock' | 'prism') => sumOf(documents.map((each) => each[name].valid));
  const asked = sumOf(documents.map((each) => each.asked));
  const stopped = documents.filter(({ prism }) => prism.stops > 0).length;
  return [
    '# Corpus',
    '',
    'Public OpenAPI 3.1 documents on the mock and on plain Prism, as the verb `corpus` found them. Each operation gets one legal request,',
    'made of the examples and schemas of its document. An answer is valid when its status, headers and body are as documented; a validator',
    'that neither server uses judges this.',
    '',
    `${time.slice(0, 10)}. Of ${documents.length} documents the mock serves ${served('mock')} whole and Prism ${served('prism')}; of ${asked} operations the mock`,
    `answers ${valid('mock')} with a valid answer and Prism ${valid('prism')}.`,
    '',
    '| document | package | operations | asked | mock | Prism |',
    '| --- | --- | --- | --- | --- | --- |',
    ...documents.map(rowOf),
    '',
    '- **asked**: operations for which a legal request was found. The rest need a value that is neither in an example nor could be made up.',
    '- **refused**: the server did not start. The reasons of the mock are below.',
    ...(stopped > 0
      ? [
          `- On ${stopped} documents Prism's process stopped answering and was started anew; such operations are left out.`,
        ]
      : []),
    '',
    ...notesOf(documents),
  ].join('\n');
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

function rowOf(result: DocumentResult): string {
  const { id, package: name, version, operations, asked, mock, prism } = result;
  const prismWords = wordsOf(result, { ...prism, stops: 0 });
  return `| ${id} | ${name} ${version} | ${operations} | ${asked} | ${wordsOf(result, mock)} | ${prismWords} |`;
}

/** What the mock refuses, and what its documents say wrongly. */
function notesOf(documents: readonly DocumentResult[]): string[] {
  const notes = documents.flatMap(({ id, mock: { refused, faults } }) => [
    ...(refused === undefined ? [] : [`- **${id}** is refused: ${cell(refused)}`]),
    ...faults.map(({ operation, fault, known }) => `- **${id}**, ${operation}: ${cell(known ?? fault)}`),
  ]);
  return notes.length > 0 ? ['## Where the mock does not answer', '', ...notes, ''] : [];
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').slice(0, 300);
