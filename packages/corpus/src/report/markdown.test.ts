import { expect, test } from 'vitest';
import type { DocumentResult, ServedDocument } from '../result.ts';
import { markdownOf } from './markdown.ts';

const served = (more: Partial<ServedDocument> = {}): ServedDocument => ({ valid: 2, faults: [], ...more });
const resultOf = (id: string, mock: ServedDocument, prism: ServedDocument): DocumentResult => ({
  ...{ id, package: 'a', version: '1', operations: 3, asked: 2, unasked: [], followsOpenApi: true },
  ...{ mock, prism },
});

test('a page has a row for each document, the sums, and the refusals with their reasons', () => {
  const fault = { operation: 'GET /a', fault: 'the body | is wrong', known: 'Its example is wrong.' };
  const page = markdownOf({
    time: '2026-01-02T03:04:05Z',
    documents: [
      resultOf('good', served(), served({ valid: 1 })),
      resultOf('half', served({ valid: 1, faults: [fault] }), served({ valid: 0, stopped: true })),
      resultOf('bad', served({ valid: 0, refused: 'line 3 | no schema' }), served({ valid: 0, refused: 'no' })),
    ],
  });
  expect(page).toContain(
    'The mock serves 1 of 3 documents whole, Prism 0. Of 6 operations the mock gave 3 a valid answer',
  );
  expect(page).toContain('| good | a 1 | yes | 3 | 2 | all | 1 of 2 |');
  expect(page).toContain('| half | a 1 | yes | 3 | 2 | 1 of 2 | left out |');
  expect(page).toContain('| bad | a 1 | yes | 3 | 2 | refused | refused |');
  expect(page).toContain('**bad** is refused: line 3 \\| no schema');
  expect(page).toContain('**half**, GET /a: Its example is wrong.');
});
