import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The grade that each section of EVIDENCE.md gives its entries. */
export const grades = { Documented: 'D', 'Seen in client code': 'C', Inferred: 'I' };

/** The entries of EVIDENCE.md beside the root file, each with the grade of its section and its line. */
export function readEntries(rootFile) {
  const file = join(dirname(rootFile), 'EVIDENCE.md');
  const body = readFileSync(file, 'utf8');
  const entries = [];
  let grade;
  for (const [i, text] of body.split('\n').entries()) {
    if (text.startsWith('## ')) grade = grades[text.slice(3).trim()];
    if (text.startsWith('### ')) entries.push({ name: text.slice(4).trim(), grade, line: i + 1 });
  }
  return { file, body, entries };
}

/** The content of an `x-evidence`: pairs of a keyword (`.` for the node) and a citation. */
export const citations = (value) => (typeof value === 'string' ? [['.', value]] : Object.entries(value ?? {}));

/** A visitor for every `x-evidence` of the spec, also beside a `$ref`. `check` gets the node and its place. */
export const atEvidence = (check) => {
  const visit = (node, location, ctx) => {
    if (node?.['x-evidence'] !== undefined) check(node['x-evidence'], node, location.child(['x-evidence']), ctx);
  };
  return {
    any: (node, ctx) => visit(node, ctx.location, ctx),
    ref: (node, ctx) => visit(node, ctx.location, ctx),
  };
};
