import { type CorpusResults, type DocumentResult, isServed } from '../result.ts';
import { wordsOf } from './lines.ts';

/** The results as a page. */
export function markdownOf({ time, documents }: CorpusResults): string {
  return [
    '# Corpus',
    '',
    'Public OpenAPI 3.1 documents on the mock and on plain Prism, as the verb `corpus` found them. Each operation gets one legal request,',
    'made of the examples and schemas of its document. An answer is valid when its status, headers and body are as documented; a validator',
    'that neither server uses judges this.',
    '',
    `${time.slice(0, 10)}. ${summaryOf(documents)}`,
    '',
    '| document | package | valid | operations | asked | mock | Prism |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...documents.map(rowOf),
    '',
    '- **valid**: the document follows the schema that OpenAPI publishes for documents.',
    '- **operations**: the operations of the document. **asked**: those for which a legal request was found; the rest need a value that is',
    '  in no example and could not be made up.',
    '- **all**: every answer was valid; else the number of valid answers.',
    '- **refused**: the server did not start within a minute, or said why it does not.',
    '- **left out**: the process stopped answering, so this document does not count.',
    '',
    ...notesOf(documents),
  ].join('\n');
}

function summaryOf(documents: readonly DocumentResult[]): string {
  const sumOf = (of: (each: DocumentResult) => number) => documents.reduce((sum, each) => sum + of(each), 0);
  const whole = (name: 'mock' | 'prism') => sumOf((each) => Number(isServed(each, each[name])));
  const asked = sumOf((each) => each.asked);
  return (
    `The mock serves ${whole('mock')} of ${documents.length} documents whole, Prism ${whole('prism')}. Of ${asked} operations the mock gave ` +
    `${sumOf((each) => each.mock.valid)} a valid answer, Prism ${sumOf((each) => each.prism.valid)}.`
  );
}

function rowOf(result: DocumentResult): string {
  const { id, package: name, version, operations, asked, mock, prism, followsOpenApi } = result;
  const beside = prism.stopped ? 'left out' : wordsOf(result, prism);
  return `| ${id} | ${name} ${version} | ${followsOpenApi ? 'yes' : 'no'} | ${operations} | ${asked} | ${wordsOf(result, mock)} | ${beside} |`;
}

/** Refusals of the mock, each with its reason. */
function notesOf(documents: readonly DocumentResult[]): string[] {
  const notes = documents.flatMap(({ id, mock: { refused, known, faults } }) => [
    ...(refused === undefined ? [] : [`- **${id}** is refused: ${cell(known ?? refused)}`]),
    ...faults.map((each) => `- **${id}**, ${each.operation}: ${cell(each.known ?? each.fault)}`),
  ]);
  return notes.length > 0 ? ['## Where the mock does not answer', '', ...notes, ''] : [];
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').slice(0, 300);
