/** Faults in how characters and bytes are counted, read and written. */
import { refused, taking } from './held-out/make.ts';
import { altered, type Fault, inAnswer, inRequest, inStore, json, walkTexts } from './make.ts';

const answer = ({ status, body }: ReturnType<typeof refused>) => json(body, status);

/** A handler that refuses a body with a text that is too long, counted in its own way. */
const counting = (sizeOf: (text: string) => number, limit: number): Fault =>
  taking(() => async (request) => {
    const text = request.body ? await request.clone().text() : '';
    const texts = /"(?:key|value)"/.test(text) ? [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)] : [];
    const long = texts.find(([, each = '']) => sizeOf(each) > limit);
    return (
      long &&
      answer(refused('DLI.0001', `body.tags[0].key and body.tags[0].value must not have more than ${limit} bytes`))
    );
  });

/** A handler that reads the bytes of bodies in another way. */
const reading =
  (decoder: TextDecoder): Fault =>
  () => {
    const fault = inRequest(async (request) =>
      request.body ? altered(request, { text: decoder.decode(await request.clone().arrayBuffer()) }) : request,
    );
    return fault();
  };

/** Faults of characters. */
export const characterFaults: Record<string, Fault> = {
  'tags are limited in bytes': counting((text) => Buffer.byteLength(text), 255),
  'tags are limited in units of UTF-16': counting((text) => text.length, 255),
  'bytes that are no UTF-8 are replaced': reading(new TextDecoder('utf-8')),
  'bodies are read as latin-1': reading(new TextDecoder('latin1')),
  'a byte order mark stands before each answer': inAnswer((body, status) =>
    status === 204
      ? json(body, status)
      : new Response(`\ufeff${JSON.stringify(body)}`, { status, headers: { 'content-type': 'application/json' } }),
  ),
  'answers are in latin-1': inAnswer((body, status) =>
    status === 204
      ? json(body, status)
      : new Response(Buffer.from(JSON.stringify(body), 'latin1'), {
          status,
          headers: { 'content-type': 'application/json' },
        }),
  ),
  'texts are normalised': inStore((store) => ({
    insert: (connection, unique) =>
      store.insert(walkTexts(connection, (text) => text.normalize('NFKC')) as typeof connection, unique),
  })),
  'the text true is true': inRequest((request, text) =>
    altered(request, { text: text.replace(/("without_any_tag"\s*:\s*)(?:"true"|1)/, '$1true') }),
  ),
};
