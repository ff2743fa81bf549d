import { createHash, createHmac } from 'node:crypto';
import { signHead } from '@dli-connections/signature';
import { contest } from '../contest.ts';
import { timedInRows } from '../lab/time.ts';
import { connections, smallBody } from './requests.ts';

const keys = { accessKey: 'BENCHACCESSKEY', secretKey: 'secret' };
const body = smallBody.replace('{name}', 'c');
const url = `http://dli.test${connections}`;
const given = { 'content-type': 'application/json' };
/** As long as the canonical request of the other. */
const canonical = 'c'.repeat(300);

/** The cost of a signature. */
export const signing = contest({
  id: 'signing',
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
          timedInRows(seconds, 20, () => signHead({ method: 'POST', url, headers: new Headers(given) }, body, keys)),
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
      why: 'The same steps in one function that checks nothing and waits for nothing are at 1.75: besides the hashes these are the Headers, the URL, and the text that is hashed. Half of the hashes is the HMAC; made of two hashes by hand it would save a thirtieth of the whole, and a mistake in it would cost more.',
    },
  ],
});
