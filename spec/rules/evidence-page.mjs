import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { atEvidence, citations, readEntries } from './lib/evidence.mjs';
import { atLine } from './lib/line.mjs';

/**
 * EVIDENCE.md holds each entry once, and none that nothing cites. `alsoCitedIn` names files beside the root, in which
 * `entry: <name>` is a citation as well.
 */
export const EvidencePage = ({ alsoCitedIn = [] }) => {
  const cited = new Set();
  return {
    ...atEvidence((value) => {
      for (const [, citation] of citations(value)) cited.add(String(citation).split(' ')[1]);
    }),
    Root: {
      leave(_, ctx) {
        const root = ctx.location.source.absoluteRef;
        for (const file of alsoCitedIn) {
          const text = readFileSync(join(dirname(root), file), 'utf8');
          for (const [, name] of text.matchAll(/\bentry: ([\w-]+)/g)) cited.add(name);
        }
        const { file, body, entries } = readEntries(root);
        const names = new Set();
        for (const { name, line } of entries) {
          const why = names.has(name) ? 'is there twice: keep one' : 'is cited nowhere: cite it or remove it';
          const bad = names.has(name) || !cited.has(name);
          names.add(name);
          if (bad) ctx.report({ message: `[#405] "${name}" ${why}.`, location: atLine(file, body, line, ctx) });
        }
      },
    },
  };
};
