/** Puts a report into one comment on a pull request: the comment of the last run, or a new one. */
import { readFile } from 'node:fs/promises';

const { GITHUB_API_URL = 'https://api.github.com', GITHUB_REPOSITORY, REVIEW_TOKEN, REVIEW_PULL } = process.env;
const { GITHUB_SERVER_URL = 'https://github.com', GITHUB_RUN_ID, REVIEW_NAME = 'api-review' } = process.env;
// Nobody sees it; the next run finds its comment by it.
const mark = `<!-- ${REVIEW_NAME} -->`;
const run = `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
const whole = `The whole report, review.html, is in the artifact \`${REVIEW_NAME}\` of [this run](${run}).`;

const call = async (path, options = {}) => {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/${path}`, {
    ...options,
    headers: {
      authorization: `Bearer ${REVIEW_TOKEN}`,
      accept: 'application/vnd.github+json',
      'content-type': 'application/json',
    },
  });
  if (!response.ok) throw new Error(`${options.method ?? 'GET'} ${path} answered ${response.status}`);
  return response.json();
};

async function findComment() {
  // A pull request with more comments gets a second one.
  for (let page = 1; page <= 10; page += 1) {
    const comments = await call(`issues/${REVIEW_PULL}/comments?per_page=100&page=${page}`);
    const own = comments.find(({ body, user }) => body?.startsWith(mark) && user?.type === 'Bot');
    if (own || comments.length < 100) return own;
  }
  return undefined;
}

try {
  const body = JSON.stringify({ body: `${mark}\n${await readFile(process.argv[2], 'utf8')}\n${whole}\n` });
  const own = await findComment();
  if (own) await call(`issues/comments/${own.id}`, { method: 'PATCH', body });
  else await call(`issues/${REVIEW_PULL}/comments`, { method: 'POST', body });
  console.log(own ? 'The comment is up to date.' : 'The comment is written.');
} catch (error) {
  // A pull request from a fork has a token that may not write. The summary and the artifact have the report all the same.
  const level = /answered 40[13]$/.test(error.message) ? 'notice' : 'warning';
  console.log(`::${level}::No comment on the pull request: ${error.message}. The report is in the summary of the run.`);
}
