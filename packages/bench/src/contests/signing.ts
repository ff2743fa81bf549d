import { createHash, createHmac } from 'node:crypto';
import { sign } from '@dli-connections/signature';
import { contest } from '../contest.ts';
import { timedInRows } from '../lab/time.ts';
import { connections, smallBody } from './requests.ts';

const keys = { accessKey: 'BENCHACCESSKEY', secretKey: 'secret' };
const body = smallBody.replace('{name}', 'c');
const request = new Request(`http://dli.test${connections}`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});
/** As long as the canonical request of the other. */
const canonical = 'c'.repeat(300);

/** What a signature costs. */
export const signing = contest({
  id: 'signing',
  title: 'Sign one request with a small body',
  unit: 'µs',
  contenders: {
    crypto: {
      what: "the hashes of a signature by Node's crypto: body, canonical request, HMAC",
      open: async () => ({
        measure: (seconds) =>
          timedInRows(seconds, 100, () => {
            const hash = (text: string) => createHash('sha256').update(text).digest('hex');
            return createHmac('sha256', keys.secretKey)
              .update(hash(canonical) + hash(body))
              .digest('hex');
          }),
      }),
    },
    sign: {
      what: 'sign(): a signed copy of a Request',
      open: async () => ({ measure: (seconds) => timedInRows(seconds, 100, () => sign(request, keys)) }),
    },
  },
  seconds: 1,
  rows: [
    {
      work: 'signing one request',
      kind: 'limit',
      ratio: ['sign', 'crypto'],
      bar: { most: 1.5 },
      why: 'WebCrypto, which is all that every runtime has, hands each of four operations to another thread and waits for it, and a signed copy of a Request is made beside them; the limit hashes three short texts in place.',
    },
  ],
});
