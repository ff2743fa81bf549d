/**
 * Fails on unclear texts: comments and names of tests that begin with a question word, and words that only
 * this project uses for things that have a name. `--count` prints how many comments there are, and how many of them begin so.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sourcesIn } from './sources.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** First words that make a comment a riddle; a noun or a verb says it at once. */
const questionWord = /^(What|Whether|Which|Who|Whose|How|Why|Where|Of|True of)\b/;

/** Names of tests that begin so; a list of failures is read by their first words. */
const questionName =
  /(?:\b(?:test|it|describe)(?:\.[^\n]*?)?|^\s*\]\s*\)?)\(\s*['"`]((?:What|Who|Which)(?:ever)?|Whether|Whose|How|Where)\b/gim;

/** Words with the field's own word for each. */
const houseWords = [
  [/\blight (request|response|answer)s?\b/i, 'plain'],
  [/\blent bod(y|ies)\b/i, 'body'],
  [/\bto the letter\b/i, 'exactly'],
  [
    /(?<!\b(?:far|long|soon) )\bas (?:(?:the|an?) )?\w+ (?:has|have) (?:it|them)\b/i,
    'say where it is: "in the spec", "from the panel"',
  ],
  [/\baloud\b/i, 'with a warning, or with an error'],
  [/\bsuch a one\b/i, 'one like it'],
  [/\bzoo\b/i, 'planted faults'],
  [/\bstorms?\b/i, 'load and fault runs'],
  [/\b(is|are|was|were|be) (told|said) of\b/i, 'say who reports it'],
  [/\bthe seed, row by row\b/i, "the vendor's page"],
];

/**
 * The comments of a source text, each with its line, without its marks. It looks at lines only: a comment is on lines
 * of its own or behind code, after two spaces or one.
 */
function commentsOf(text) {
  const found = [];
  let open;
  const take = (rest) => {
    const isLast = rest.includes('*/');
    open.text.push(
      rest
        .replace(/\*\/.*$/, '')
        .replace(/^\s*\* ?/, '')
        .trim(),
    );
    if (isLast) open = undefined;
  };
  for (const [at, line] of text.split('\n').entries()) {
    const [, block] = /^\s*\/\*\*?(.*)$/.exec(line) ?? [];
    const [, own] = /^\s*\/\/ (.*)$/.exec(line) ?? [];
    const [, behind] = /[;,{})\]] \/\/ (.*)$/.exec(line) ?? [];
    if (open) {
      take(line);
    } else if (block !== undefined) {
      open = { line: at + 1, text: [] };
      found.push(open);
      take(block);
    } else if (own !== undefined && found.at(-1)?.end === at) {
      found.at(-1).text.push(own);
      found.at(-1).end = at + 1;
    } else if (own !== undefined || behind !== undefined) {
      found.push({ line: at + 1, text: [own ?? behind], end: own === undefined ? undefined : at + 1 });
    }
  }
  return found.map(({ line, text }) => ({ line, text: text.join(' ').trim() }));
}

/** Files that name the words themselves, or are written by a tool. */
const own = /CHANGELOG|^scripts\/prose/;

/** The problems of a text, each as `line: problem`. */
export function problemsOf(name, text) {
  const isSource = /\.(ts|mts|mjs|js)$/.test(name);
  const names = isSource ? [...text.matchAll(questionName)] : [];
  const named = names.map(({ index, 0: all, 1: first }) => {
    const line = text.slice(0, index + all.length).split('\n').length;
    return `${line}: the name of the test begins with "${first}"; begin with the thing that is tested`;
  });
  const parts = isSource ? commentsOf(text) : text.split('\n').map((each, at) => ({ line: at + 1, text: each.trim() }));
  const others = parts.flatMap(({ line, text }) => {
    const problems = houseWords.flatMap(([pattern, better]) => {
      const [word] = pattern.exec(text) ?? [];
      return word ? [`${line}: "${word}" is a word of this project alone; write: ${better}`] : [];
    });
    const [first] = (isSource && questionWord.exec(text)) || [];
    if (first) problems.push(`${line}: the comment begins with "${first}"; begin with a noun or a verb`);
    return problems;
  });
  return [...named, ...others];
}

function main(args) {
  const counted = { comments: 0, questions: 0, words: 0, what: 0 };
  let problems = 0;
  for (const name of sourcesIn(root, '**/*.{ts,mts,mjs,js,md}').filter((name) => !own.test(name))) {
    const text = readFileSync(`${root}${name}`, 'utf8');
    if (!name.endsWith('.md')) {
      for (const comment of commentsOf(text)) {
        counted.comments++;
        counted.questions += Number(questionWord.test(comment.text));
        counted.words += comment.text.split(/\s+/).length;
        counted.what += (comment.text.match(/\bwhat\b/gi) ?? []).length;
      }
    }
    for (const problem of problemsOf(name, text)) {
      problems++;
      console.error(`${name}:${problem}`);
    }
  }
  if (args.includes('--count')) {
    const rate = ((1000 * counted.what) / counted.words).toFixed(1);
    console.log(
      `${counted.comments} comments, ${counted.questions} begin with a question word; "what" ${rate} times in 1,000 words`,
    );
  }
  if (problems > 0) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
