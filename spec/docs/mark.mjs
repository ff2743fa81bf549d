import { escapeMarkup as attribute } from '@dli-connections/lab/html';
import { citations } from '../rules/lib/evidence.mjs';
import { evidencePage, slug } from './evidence.mjs';

/** Names of keywords for readers who do not know JSON Schema; a keyword that is missing here keeps its own. */
const words = {
  required: 'required properties',
  enum: 'list of values',
  minLength: 'minimum length',
  maxLength: 'maximum length',
  minItems: 'minimum number of items',
  maxItems: 'maximum number of items',
  additionalProperties: 'refusal of unknown properties',
  not: 'what is not allowed',
};

/**
 * The evidence of a node and of its parts whose description Redoc does not show: the target of a `$ref`, the
 * schema of a parameter or a body, the branches of `allOf`, the items of a list, the examples of a body.
 */
function* facts(node, resolve, owner = '') {
  for (const [keyword, citation] of citations(node['x-evidence'])) {
    const word = keyword === '.' ? '' : (words[keyword] ?? keyword);
    yield { what: word && owner ? `${word} of ${owner}` : word || owner, name: citation.split(' ')[1] };
  }
  if (node.$ref) yield* facts(resolve(node.$ref), resolve, owner);
  for (const branch of node.allOf ?? []) yield* facts(branch, resolve, owner);
  if (node.items) yield* facts(node.items, resolve, 'an item');
  if (node.schema) yield* facts(node.schema, resolve, owner);
  for (const { schema, examples = {} } of Object.values(node.content ?? {})) {
    yield* facts(schema, resolve, owner);
    for (const example of Object.values(examples)) {
      yield* facts(example, resolve, `example "${(example.$ref ? resolve(example.$ref) : example).summary}"`);
    }
  }
}

/** The claim of an entry about a node: the facts that it supports, or its reason where it supports the node as a whole. */
function phrase(facts, { name, title, summary }) {
  // A document is cited by its name, before its claim.
  const reason = title === 'Documented' ? summary.split(': ', 1)[0] : summary;
  const tip = attribute(summary.replaceAll('`', ''));
  return `${facts.join(', ') || reason} (<a href="${evidencePage}#${slug(name)}" title="${tip}">${name}</a>)`;
}

/** Lines for the description of a node that name its undocumented facts, with the reason for each. */
export function mark(node, resolve, entries, silent = ['Documented']) {
  const lines = new Map();
  for (const { what, name } of facts(node, resolve)) {
    const entry = entries.get(name);
    if (entry === undefined) throw new Error(`EVIDENCE.md has no entry "${name}", which the bundle cites.`);
    if (silent.includes(entry.title)) continue;
    if (!lines.has(entry.title)) lines.set(entry.title, new Map());
    const line = lines.get(entry.title);
    line.set(entry, (line.get(entry) ?? new Set()).add(what));
  }
  // Evidence for the node as a whole is not repeated for its keywords.
  const said = (whats) => (whats.has('') ? [] : [...whats]);
  const text = (line) => [...line].map(([entry, whats]) => phrase(said(whats), entry)).join(', ');
  return [...lines].map(([title, line]) => `\n\n<small class="evidence">${title}: ${text(line)}</small>`).join('');
}
