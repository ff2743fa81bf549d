/** The weight of the packed client compared with the one that Redocly generates from the same bundle. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mustRun } from '../src/index.ts';
import { root } from '../src/published.ts';
import { weigh } from '../src/weigh.ts';
import { installed } from './installed.ts';

const project = await installed();
const { directory } = project;

const from = (names: string, path = '') => `export { ${names} } from '@dli-connections/client${path}'`;

const bundle = (contents: string) => weigh(contents, { directory });

/** Generates the peer with the Redocly that lints the spec. */
async function makePeer(): Promise<void> {
  const require = createRequire(new URL('../../../spec/package.json', import.meta.url));
  const cli = join(require.resolve('@redocly/cli/package.json'), '../bin/cli.js');
  const openapi = require.resolve('@dli-connections/spec/openapi.json');
  const env = { REDOCLY_TELEMETRY: 'off' };
  await mustRun(process.execPath, [cli, 'generate-client', openapi, '-o', 'peer.ts'], { cwd: directory, env });
}

const weightOf = async (contents: string) => (await bundle(contents)).bytes;
const core = await weightOf(from('createCoreClient', '/core'));
const whole = await weightOf(from('createDliClient'));

test('the core is not heavier than the client of Redocly, and the whole client less than half as much again', async () => {
  await makePeer();
  const peer = await weightOf("export * from './peer.ts'");
  // A peer that lost its weight would make any client heavy, one that gained some any client light.
  expect(peer).toBeGreaterThan(5_000);
  expect(peer).toBeLessThan(8_000);
  expect(core / peer).toBeLessThanOrEqual(1);
  expect(whole / peer).toBeLessThanOrEqual(1.45);
});

test('the documents give these weights, to a hundredth', async () => {
  const textOf = (path: string) => readFile(new URL(path, root), 'utf8');
  const text = (await textOf('packages/client/README.md')) + (await textOf('docs/decisions/0004-client-package.md'));
  const raw = await weightOf(from('createRawClient', '/raw'));
  const claims: [RegExp, number][] = [
    [/^\| weight .*\| ([\d,]+) \| [\d,]+ \|$/m, core],
    [/^\| weight .*\| ([\d,]+) \|$/m, whole],
    [/`\/raw` is openapi-fetch .*: ([\d,]+) bytes/, raw],
    [/^\| the core: .*\| ([\d,]+) \|$/m, core],
    [/^\| the whole client: .*\| ([\d,]+) \|$/m, whole],
  ];
  for (const [claim, bytes] of claims) {
    const claimed = Number(claim.exec(text)?.[1]?.replace(',', ''));
    expect(claimed / bytes, `renew ${claim} to ${bytes}`).toBeGreaterThan(0.99);
    expect(claimed / bytes, `renew ${claim} to ${bytes}`).toBeLessThan(1.01);
  }
});

describe('code that is not imported costs nothing:', () => {
  const marks = {
    signing: 'SDK-HMAC-SHA256',
    waiting: 'the connection is deleted',
    paging: 'do not follow on each other',
    'openapi-fetch': 'parseAs',
    validators: 'instancePath',
  };

  /** Finds the marks that a bundle contains. */
  const found = async (contents: string) => {
    const { text } = await bundle(contents);
    return Object.entries(marks)
      .filter(([, mark]) => text.includes(mark))
      .map(([name]) => name);
  };

  test('the core has nothing of the rest, and the whole client neither validators nor openapi-fetch', async () => {
    expect(await found(from('createCoreClient', '/core'))).toEqual([]);
    expect(await found(from('createDliClient'))).toEqual(['signing', 'waiting', 'paging']);
    expect(await found(from('createRawClient', '/raw'))).toEqual(['openapi-fetch']);
    expect(await found(from('validateAnswer', '/validate'))).toEqual(['validators']);
  });

  test('one error class weighs little, and an unused import weighs nothing', async () => {
    expect((await bundle(from('ApiError'))).bytes).toBeLessThan(200);
    expect((await bundle("import '@dli-connections/client'")).text).toBe('');
  });
});
