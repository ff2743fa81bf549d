/** The curl lines of a failure, pasted after the run, show the failure again. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { createRemote } from '../src/cli/target.ts';
import { listen } from '../src/client/listen.ts';
import { askAgain } from '../src/failure.ts';
import { firstStep } from '../src/first-step.ts';
import { askTarget } from '../src/index.ts';
import { inField } from './planted/make.ts';
import { kit } from './targets.ts';

/** A token as curl lines name it in bash. */
const bash = (end: string, more = '') => `-H "x-auth-token: $\{DLI_TOKEN${end}}${more}"`;

test('lines of a case of several requests create what the last one reads', async () => {
  const { url, close } = await listen(inField('isPrivis', (value) => !value)());
  const only = ['share/granted-project-sees-and-binds'];
  const { report } = await askTarget(kit, { name: 'wrong', target: createRemote(), endpoint: url, only });
  const [failure] = report.failures;
  expect(failure?.before).toHaveLength(1);
  const lines = [...(failure?.before ?? []), failure?.request].join('\n');
  const { stdout } = await promisify(execFile)('sh', ['-c', lines]);
  await close();
  expect(stdout).toMatch(/^HTTP\/1\.1 200 .*"isPrivis":false/s);
});

test.each([
  ['secret-Token-1', '-H "x-auth-token: $DLI_TOKEN"'],
  ['secret-Token-', bash('%?')],
  ['secret-Token-0', bash('%?', '0')],
  ['secret-Token-1x', bash('', 'x')],
  ['SECRET-TOKEN-1', bash('^^')],
  ['foreign', '-H "x-auth-token: $DLI_FOREIGN_TOKEN"'],
  ['a-token-that-nobody-issued', "-H 'x-auth-token: a-token-that-nobody-issued'"],
])('the token %s is shown as %s', (token, shown) => {
  const headers = new Headers({ 'x-auth-token': token });
  const secrets = { token: 'secret-Token-1', foreignToken: 'foreign' };
  expect(askAgain({ method: 'GET', url: 'http://h/', headers }, secrets).request).toContain(shown);
});

test.each([
  [401, '--token'],
  [403, '--project-id'],
  [302, 'redirects to'],
  [404, 'POST /v2.0/p1/datasource/enhanced-connections'],
  [500, 'log of the server'],
  [200, '201 and JSON like {"connection_id":1}'],
  [undefined, 'no answer: socket hang up'],
])('after a create that is answered with %s the first thing to do is named', (status, words) => {
  const request = "curl -i -X POST 'http://h:1/v2.0/p1/datasource/enhanced-connections' -H 'x-auth-token: any'";
  const failure = { request, answer: '', rule: '' };
  const faults = ['no answer: socket hang up'];
  const result = { name: '', faults, failure, ...(status && { status }) };
  expect(firstStep(result, '{"connection_id":1}')).toContain(words);
});
