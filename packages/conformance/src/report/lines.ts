import { readFile } from 'node:fs/promises';
import { keysOf } from '@dli-connections/contract/server';
import { isPair, LineCounter, type Node, parseDocument } from 'yaml';

/** The line of a place in the bundle: `openapi.yaml:120 /components/…`. */
export type LineOf = (pointer: string) => string;

/** Reads the bundle as text, so that a rule can be named by its line. It is not parsed before there is a rule to name. */
export async function readLines(file: URL | string, name = 'openapi.yaml'): Promise<LineOf> {
  const text = await readFile(file, 'utf8');
  const lines = new LineCounter();
  let document: ReturnType<typeof parseDocument> | undefined;
  return (pointer) => {
    document ??= parseDocument(text, { lineCounter: lines });
    const keys = keysOf(pointer);
    // The nearest ancestor in the text: a response is a reference, and its target is elsewhere.
    for (let length = keys.length; length > 0; length--) {
      const offset = offsetOf(document.contents, keys.slice(0, length));
      if (offset !== undefined) return `${name}:${lines.linePos(offset).line} ${pointer}`;
    }
    return `${name}:1 ${pointer}`;
  };
}

/** The line of the last key in the text. */
function offsetOf(root: unknown, keys: string[]): number | undefined {
  let node = root;
  let offset: number | undefined;
  for (const key of keys) {
    const items = (node as { items?: unknown[] } | null)?.items;
    const pair = items?.find((each) => isPair(each) && String((each.key as { value?: unknown }).value) === key);
    const next = isPair(pair) ? pair.value : items?.[Number(key)];
    if (next === undefined) return undefined;
    offset = (isPair(pair) ? (pair.key as Node) : (next as Node)).range?.[0];
    node = next;
  }
  return offset;
}
