import { readJson } from '@dli-connections/contract/server';

const [any, few] = [Number.POSITIVE_INFINITY, 100];

/** The length of a line has no limit, since a connection's content has none; its depth and its number of names have. */
const limits = { depth: few, values: any, names: few, text: any };

/** Parses a text as JSON, or returns the problem. Follows the rules for request bodies, which are stricter than `JSON.parse`. */
export async function jsonOf(text: string): Promise<{ value: unknown } | { problem: string }> {
  const read = await readJson(new TextEncoder().encode(text), limits);
  return read.ok ? { value: read.value } : { problem: read.message.replace(/^body /, 'it ') };
}
