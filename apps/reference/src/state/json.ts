import { type Incoming, readBody } from '@dli-connections/contract/server';

const shape = { mediaType: 'application/json', maxBytes: Number.POSITIVE_INFINITY, required: true };

/** The JSON value of a text, or what is wrong with it: by the rules for the body of a request, which `JSON.parse` lacks some of. */
export async function jsonOf(text: string): Promise<{ value: unknown } | { problem: string }> {
  const request: Incoming = {
    method: 'POST',
    url: 'http://line.invalid/',
    headers: { 'content-type': shape.mediaType },
    hasBody: true,
    signal: new AbortController().signal,
    take: async () => new TextEncoder().encode(text),
  };
  const read = await readBody(request, shape);
  return read.ok ? { value: read.value } : { problem: read.message.replace(/^body /, 'it ') };
}
