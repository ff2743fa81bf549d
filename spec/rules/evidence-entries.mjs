import { atEvidence, citations, grades, readEntries } from './lib/evidence.mjs';

/** Each citation of the spec is in EVIDENCE.md, in the section of the grade that the spec gives it. */
export const EvidenceEntries = () => {
  let entries = [];
  return {
    Root(_, ctx) {
      entries = readEntries(ctx.location.source.absoluteRef).entries;
    },
    ...atEvidence((value, _node, location, ctx) => {
      for (const [keyword, citation] of citations(value)) {
        const [grade, name] = String(citation).split(' ');
        const entry = entries.find((candidate) => candidate.name === name);
        if (entry?.grade === grade) continue;
        const section = Object.keys(grades).find((each) => grades[each] === grade);
        const why = entry
          ? `grades "${name}" ${entry.grade}: cite it so`
          : `has no entry "${name}": write "### ${name}" under "${section}"`;
        ctx.report({
          message: `[#404] EVIDENCE.md ${why}.`,
          location: typeof value === 'string' ? location : location.child([keyword]),
        });
      }
    }),
  };
};
