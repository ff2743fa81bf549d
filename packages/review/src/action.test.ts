import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portOf } from '@dli-connections/lab/port';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../../../.github/actions/review/comment.mjs', import.meta.url));
const comments: { id: number; body: string; user: { type: string } }[] = [];
let isReadOnly = false;
let directory = '';

/** As much of GitHub's API as comments need. */
const server = createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) text += chunk;
  const { body }: { body: string } = JSON.parse(text || '{"body":""}');
  const id = Number(/comments\/(\d+)$/.exec(request.url ?? '')?.[1]);
  if (isReadOnly && request.method !== 'GET') response.statusCode = 403;
  else if (request.method === 'POST') comments.push({ id: comments.length + 1, body, user: { type: 'Bot' } });
  else if (request.method === 'PATCH') Object.assign(comments.find((each) => each.id === id) ?? {}, { body });
  response.end(JSON.stringify(comments));
});

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'review-action-'));
  comments.splice(0, comments.length, {
    id: 1,
    body: '<!-- api-review --> quoted by a person',
    user: { type: 'User' },
  });
  isReadOnly = false;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(directory, { recursive: true });
});

async function comment(text: string, name = 'api-review'): Promise<{ code: number | null; printed: string }> {
  const file = join(directory, 'review.md');
  await writeFile(file, text);
  const port = portOf(server);
  const env = {
    ...process.env,
    GITHUB_API_URL: `http://127.0.0.1:${port}`,
    GITHUB_SERVER_URL: 'https://git.test',
    GITHUB_REPOSITORY: 'a/b',
    GITHUB_RUN_ID: '3',
    REVIEW_NAME: name,
    REVIEW_PULL: '7',
    REVIEW_TOKEN: 't',
  };
  const child = spawn(process.execPath, [program, file], { env });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, printed };
}

test('the report is one comment, which the next run updates', async () => {
  await comment('first');
  await comment('second');
  expect(comments.map((each) => each.body)).toEqual([
    '<!-- api-review --> quoted by a person',
    '<!-- api-review -->\nsecond\nThe whole report, review.html, is in the artifact `api-review` of [this run](https://git.test/a/b/actions/runs/3).\n',
  ]);
});

test('two descriptions have a comment each', async () => {
  await comment('first');
  await comment('second', 'pets');
  await comment('third');
  expect(comments.slice(1).map((each) => each.body.slice(0, 30))).toEqual([
    expect.stringMatching(/^<!-- api-review -->\nthird/),
    expect.stringMatching(/^<!-- pets -->\nsecond/),
  ]);
});

test('a token that may not write fails nothing', async () => {
  isReadOnly = true;
  const { code, printed } = await comment('first');
  expect([code, printed]).toEqual([
    0,
    '::notice::No comment on the pull request: POST issues/7/comments answered 403. The report is in the summary of the run.\n',
  ]);
});
