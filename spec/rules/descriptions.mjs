import { atProperties } from './lib/properties.mjs';

const nodes = ['Info', 'Tag', 'Operation', 'Parameter', 'Header', 'RequestBody', 'Response', 'SecurityScheme'];
const sentence = /^[\p{Lu}\p{N}`*][\s\S]*\.$/u;

/** Everything that a reader meets has a description, in sentences. */
export const Descriptions = () => {
  const check = (node, ctx, location, what) => {
    if (sentence.test(node?.description?.trim() ?? '')) return;
    const message = `[#501] This ${what} is not described in a sentence: write one, from capital to full stop.`;
    ctx.report({ message, location });
  };
  const visitors = nodes.map((type) => [type, (node, ctx) => check(node, ctx, ctx.location, type)]);
  return { ...Object.fromEntries(visitors), ...atProperties(check) };
};
