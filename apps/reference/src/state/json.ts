import { type Incoming, readBody } from '@dli-connections/contract/server';

const [any, few] = [Number.POSITIVE_INFINITY, 100];

/** A line is as long as what a connection holds, which nothing limits; how deep it is and how many names it has is known. */
const limits = { depth: few, values: any, names: few, text: any };
const mediaType = 'application/json';
const shape = { content: { [mediaType]: {} }, maxBytes: any, required: true, limits };

/** The JSON value of a text, or what is wrong with it: by the rules for the body of a request, which `JSON.parse` lacks some of. */
export async function jsonOf(text: string): Promise<{ value: unknown } | { problem: string }> {
  const request: Incoming = {
    method: 'POST',
    url: 'http://line.invalid/',
    headers: { 'content-type': mediaType },
    hasBody: true,
    signal: () => new AbortController().signal,
    take: async () => new TextEncoder().encode(text),
  };
  const read = await readBody(request, shape);
  return read.ok ? { value: read.value } : { problem: read.message.replace(/^body /, 'it ') };
}
