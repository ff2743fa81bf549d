import type { Bundle } from '@dli-connections/contract/bundle';
import { isNode } from '@dli-connections/document/node';
import { keysOf, stepOf } from '@dli-connections/document/pointer';
import { type JsonObject, lookUp } from './bundle.ts';
import { changed, show } from './compare/finding.ts';
import { holdsData, holdsNames, isWording } from './keywords.ts';

/** A difference of two documents that neither a request nor an answer shows. */
export interface Wording {
  /** The node that differs. */
  pointer: string;
  /** The reworded keyword, such as `description`; `spelling` for a node written differently with the same meaning. */
  keyword: string;
  words: string;
}

/**
 * Lists the differences beside the findings of a comparison, whose places are `found`. A node that a finding is about is not
 * also reported as reworded; new words are reported wherever they are.
 */
export function wordingOf(base: Bundle, revision: Bundle, found: readonly string[]): Wording[] {
  const list = new Map<string, Wording>();
  const isFound = (pointer: string) => {
    // A list of required fields shifts with what a finding on one of the fields says.
    const place = pointer.replace(/\/required\/\d+$/, '');
    return found.some((each) => pointer === each || pointer.startsWith(`${each}/`) || each.startsWith(`${place}/`));
  };
  for (const { pointer, before, after } of differences(base, revision)) {
    const { node, keyword } = annotationIn(pointer);
    if (keyword)
      list.set(`${node} ${keyword}`, {
        pointer: node,
        keyword,
        words: reworded(keyword, pointer === node + stepOf(keyword), before, after),
      });
    else if (!isFound(pointer)) {
      const place = pointer
        .split('/')
        .slice(0, pointer.startsWith('#/components/') ? 4 : 3)
        .join('/');
      // The place in a list says nothing to a reader.
      const what = keysOf(pointer.slice(1)).findLast((key) => !/^\d+$/.test(key));
      list.set(`${place} spelling`, {
        pointer: place,
        keyword: 'spelling',
        words: `It is written differently, with the same meaning (\`${what}\`).`,
      });
    }
  }
  return [...list.values()];
}

/** The first keyword on the way to a place that no program acts on, and the node that has it. */
function annotationIn(pointer: string): { node: string; keyword?: string } {
  let node = '#';
  let isName = false;
  for (const key of keysOf(pointer.slice(1))) {
    if (!isName && isWording(key)) return { node, keyword: key };
    if (!isName && holdsData(key)) break;
    // Below `components` and `paths` come names; below a name comes a node.
    isName = !isName && (holdsNames(key) || node === '#/components');
    node += stepOf(key);
  }
  return { node };
}

function reworded(keyword: string, isWhole: boolean, before: unknown, after: unknown): string {
  if (keyword === 'x-evidence') return 'Its evidence changed.';
  if (/^examples?$/.test(keyword)) return 'Its examples changed.';
  if (keyword === 'description' || keyword === 'summary') {
    const [from, to] = [show(before), show(after)];
    return `The ${keyword} was reworded${from && to ? `, from ${from} to ${to}` : ''}.`;
  }
  return isWhole ? changed(keyword, before, after) : `\`${keyword}\` changed.`;
}

interface Difference {
  /** Its place in the revision, or in the base when only that has it. */
  pointer: string;
  before: unknown;
  after: unknown;
}

/** All that differs, as deep as it goes. A component that only one side has is reported by its name alone. */
function differences(base: Bundle, revision: Bundle): Difference[] {
  const found: Difference[] = [];
  const compared = new Set<string>();

  function compare(one: unknown, other: unknown, pointer: string): void {
    if (one === other) return;
    if (isReference(one) && isReference(other) && one.$ref !== other.$ref) {
      const pair = `${one.$ref} ${other.$ref}`;
      if (compared.has(pair)) return;
      compared.add(pair);
      // Another component of the same text is another name, and names of components are reported on their own.
      compare(lookUp(base, one.$ref), lookUp(revision, other.$ref), other.$ref);
      return;
    }
    if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) {
      found.push({ pointer, before: one, after: other });
      return;
    }
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const [before, after] = [one[key], other[key]];
      const isComing = /^#\/components\/[^/]+$/.test(pointer) && (before === undefined || after === undefined);
      const isVersion = pointer === '#/info' && key === 'version';
      if (!isComing && !isVersion) compare(before, after, pointer + stepOf(key));
    }
  }

  compare(base, revision, '#');
  return found;
}

function isContainer(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null; // a list is used by its indices
}

function isReference(value: unknown): value is { $ref: string } {
  return isNode(value) && typeof value.$ref === 'string';
}
