import { once } from 'node:events';
import { createServer } from 'node:net';
import { portOf } from '@dli-connections/lab/port';
import fc from 'fast-check';
import * as pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createPlace, postgres } from '../../test/postgres.ts';
import { addressesOf, findWriter } from './postgres-hosts.ts';

describe('the addresses that an address expands to', () => {
  const host = fc.domain();
  const port = fc.integer({ min: 1, max: 65_535 });
  const places = fc.array(fc.record({ host, port }), { minLength: 1, maxLength: 4 });
  const hostsOf = (urls: readonly string[]) =>
    urls.map((url) => new pg.Client(url)).map(({ host, port }) => ({ host, port }));

  test('are one for each host, in their order, whichever way the hosts are written', () => {
    fc.assert(
      fc.property(places, fc.string({ minLength: 1 }), (some, password) => {
        const secret = encodeURIComponent(password);
        const list = some.map(({ host, port }) => `${host}:${port}`).join();
        const named = `host=${some.map(({ host }) => host)}&port=${some.map(({ port }) => port)}`;
        for (const url of [
          `postgres://u:${secret}@${list}/d`,
          `postgresql://u:${secret}@/d?${named}&target_session_attrs=primary`,
        ]) {
          const urls = addressesOf(url);
          expect(hostsOf(urls)).toEqual(some);
          for (const client of urls.map((each) => new pg.Client(each)))
            expect(client).toMatchObject({ user: 'u', password, database: 'd' });
        }
      }),
    );
  });

  test.each(['postgres://u@h/d', 'postgres://u@/d?host=%2Ftmp', 'postgres://u@h/d?options=-c+search_path%3Ds'])(
    'of one host is itself: %s',
    (url) => expect(addressesOf(url)).toEqual([url]),
  );

  test.each([
    ['sslmode=require', 'sslmode=verify-full'],
    ['sslmode=no-verify', 'sslmode=no-verify'],
    ['sslmode=prefer&uselibpqcompat=true', 'sslmode=prefer&uselibpqcompat=true'],
  ])('name with %s the check that the driver makes: %s', (given, made) => {
    expect(addressesOf(`postgres://u@g,h/d?${given}`)).toEqual(
      ['g', 'h'].map((host) => `postgres://u@${host}/d?${made}`),
    );
  });

  test.each([
    ['mysql://secret@h/d', /^the address of the database is not of the form postgres:/],
    ['postgres://secret@a,b/d?target_session_attrs=standby', /target_session_attrs=standby, but a store writes/],
    ['postgres://secret@/d?host=a,b,c&port=1,2', /has 3 hosts, but 2 ports/],
  ])('of a wrong address say why, and not what is in it: %s', (url, message) => {
    expect(() => addressesOf(url)).toThrow(message);
    expect(() => addressesOf(url)).toThrow(/^((?!secret).)*$/s);
  });
});

/** The address of a server that accepts connections and never answers. */
async function silent(): Promise<string> {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `postgres://u@127.0.0.1:${portOf(server)}/d`;
}

const refused = 'postgres://u@127.0.0.1:1/d';
const readOnly = (place: string) =>
  place.replace('options=', `options=${encodeURIComponent('-c default_transaction_read_only=on ')}`);

describe.skipIf(!postgres)('of several databases', () => {
  test('the one that accepts writes is found, even if the others fail', async () => {
    const place = await createPlace();
    const hanging = await silent();
    for (const others of [[], [refused], [readOnly(place)], [hanging, refused, readOnly(place)]]) {
      const found = await findWriter(pg, [...others, place], 20_000);
      expect(found).toEqual({ address: place, timeline: expect.stringMatching(/^[0-9A-F]{8}$/) });
    }
  });

  test('each host is named with the reason if none takes writes', async () => {
    const place = await createPlace();
    const error = await findWriter(pg, [refused, readOnly(place), await silent()], 500).catch((reason) => reason);
    expect(error).toMatchObject({ name: 'StoreError' });
    expect(error.message).toMatch(/^none of the databases takes writes: /);
    expect(error.message).toMatch(/127\.0\.0\.1:1: connect ECONNREFUSED/);
    expect(error.message).toMatch(/ it takes no writes/);
    expect(error.message).toMatch(/timeout expired/);
  });
});
