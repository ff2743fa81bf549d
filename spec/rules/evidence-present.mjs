import { atProperties } from './lib/properties.mjs';

const nodes = ['Operation', 'Response', 'Parameter', 'Header', 'RequestBody', 'SecurityScheme'];

/** Every node that states a fact names its source. */
export const EvidencePresent = () => {
  const check = (node, ctx, location, what) => {
    if (node?.['x-evidence'] !== undefined) return;
    const message = `[#401] This ${what} has no evidence: add x-evidence with a grade and an entry of EVIDENCE.md.`;
    ctx.report({ message, location });
  };
  const visitors = nodes.map((type) => [type, (node, ctx) => check(node, ctx, ctx.location, type)]);
  return { ...Object.fromEntries(visitors), ...atProperties(check) };
};
