import { atEvidence, citations } from './lib/evidence.mjs';

/** `x-evidence` is a citation, or a map from `.` and keywords of its node to citations. */
export const EvidenceForm = () =>
  atEvidence((value, node, location, ctx) => {
    if (!citations(value).some(([keyword]) => keyword === '.')) {
      ctx.report({ message: '[#403] The evidence does not cover the node itself: add a "." to the map.', location });
    }
    for (const [keyword, citation] of citations(value)) {
      const at = typeof value === 'string' ? location : location.child([keyword]);
      if (!/^[DCI] [a-z0-9-]+$/.test(citation)) {
        const message = `[#403] "${citation}" is not a citation: write a grade, D, C or I, and an entry of EVIDENCE.md.`;
        ctx.report({ message, location: at });
      }
      if (keyword !== '.' && node[keyword] === undefined) {
        ctx.report({ message: `[#403] There is no ${keyword} on this node: remove its evidence.`, location: at });
      }
    }
  });
