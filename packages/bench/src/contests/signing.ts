import { createHash, createHmac } from 'node:crypto';
import { signHead } from '@dli-connections/signature';
import { contest } from '../contest.ts';
import { timedInRows } from '../lab/time.ts';
import { connections, smallBody } from './requests.ts';

const keys = { accessKey: 'BENCHACCESSKEY', secretKey: 'secret' };
const body = smallBody.replace('{name}', 'c');
const url = `http://dli.test${connections}`;
/** Headers as the client makes them. */
const given = () => {
  const headers = new Headers();
  headers.set('Content-Type', 'application/json');
  return headers;
};
/** As long as the canonical request of the other. */
const canonical = 'c'.repeat(300);

/** The cost of a signature. */
export const signing = contest('signing', {
  title: 'Sign one request with a small body',
  unit: 'µs',
  contenders: {
    crypto: {
      what: "the hashes of a signature by Node's crypto: body, canonical request, HMAC",
      open: async () => ({
        measure: (seconds) =>
          timedInRows(seconds, 20, () => {
            const hash = (text: string) => createHash('sha256').update(text).digest('hex');
            return createHmac('sha256', keys.secretKey)
              .update(hash(canonical) + hash(body))
              .digest('hex');
          }),
      }),
    },
    sign: {
      what: 'signHead(), as the client signs what it has built: headers, canonical request, hashes',
      open: async () => ({
        measure: (seconds) =>
          timedInRows(seconds, 20, () => signHead({ method: 'POST', url, headers: given() }, body, keys)),
      }),
    },
  },
  seconds: 1,
  rows: [
    {
      work: 'signing one request',
      kind: 'baseline',
      ratio: ['sign', 'crypto'],
      bar: { most: 1.5 },
      why: 'Of 1.97, the hashes are 0.85, since one-shot hashes are faster than those of the baseline; reading and setting Headers is 0.43, the names to sign 0.12, the URL and the path 0.12, and the text that is hashed, with its garbage, the rest. No step that could be left out is above 0.12. An HMAC of two one-shot hashes was tried in place of that of Node: it saves a sixth, and would be cryptography of our own.',
    },
  ],
});
