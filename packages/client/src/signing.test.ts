import { verify } from '@dli-connections/signature';
import { expect, test } from 'vitest';
import { clientOf, created, input, rejectionOf } from '../test/client-of.ts';
import { virtualClock } from '../test/virtual-clock.ts';

const keys = { accessKey: 'AKTEST', secretKey: 'secret/key/of/many+characters' };

test('an access key signs each request, at the time of the clock', async () => {
  const clock = virtualClock();
  const verdicts: unknown[] = [];
  const client = clientOf(
    async (request) => {
      verdicts.push(await verify(request, (key) => (key === keys.accessKey ? keys.secretKey : undefined), clock));
      expect(request.headers.has('x-auth-token')).toBe(false);
      expect(await request.json()).toEqual(input);
      return Response.json(created, { status: 201 });
    },
    { credentials: keys, clock },
  );
  expect(await client.createEnhancedConnection(input)).toEqual(created);
  expect(verdicts).toEqual([{ ok: true, accessKey: 'AKTEST' }]);
});

test('a security token is sent, and no error shows it or the secret key', async () => {
  const securityToken = 'security-token-of-many-characters';
  const target = async (request: Request) => {
    const echoed = `${request.headers.get('x-security-token')} ${keys.secretKey}`;
    return Response.json({ error_code: 'APIGW.0301', error_msg: echoed }, { status: 401 });
  };
  const client = clientOf(target, { credentials: { ...keys, securityToken } });
  expect(await rejectionOf(client.createEnhancedConnection(input))).toMatchObject({ error_msg: '[secret] [secret]' });
});
