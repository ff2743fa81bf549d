import { watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { fileProblem, messageOf, unreadable } from '@dli-connections/command';
import { describe, type Violation } from '@dli-connections/contract/server';
import { hashOfToken, type KnownCredentials, type Scenario } from '@dli-connections/handler';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type Document, LineCounter, parseDocument } from 'yaml';
import credentialsSchema from '../schemas/credentials.schema.json' with { type: 'json' };
import scenarioSchema from '../schemas/scenario.schema.json' with { type: 'json' };
import { firstRepeated, nameOf } from './repeated.ts';

/**
 * Reads a scenario from a YAML file, as `schemas/scenario.schema.json` describes it.
 *
 * @throws Error with one line: the file, the place in it, and the problem.
 */
export async function readScenario(file: string): Promise<Scenario> {
  const { content, fail } = await read<Scenario>(file, 'scenario', scenarioSchema);
  const { queues = [], elastic_resource_pools = [], vpcs = [] } = content;
  const repeated =
    firstRepeated(queues, ({ name }) => name.toLowerCase(), 'queues') ??
    firstRepeated(elastic_resource_pools, ({ name }) => name, 'elastic_resource_pools') ??
    firstRepeated(vpcs, ({ id }) => id, 'vpcs') ??
    vpcs.map((vpc, at) => firstRepeated(vpc.subnets, ({ id }) => id, 'vpcs', at, 'subnets')).find(Boolean);
  if (repeated) fail(repeated, 'is there already');
  return content;
}

/**
 * Reads credentials from a YAML file, as `schemas/credentials.schema.json` describes it.
 *
 * @throws Error with one line: the file, the place in it, and the problem; never a secret.
 */
export async function readCredentials(file: string): Promise<KnownCredentials> {
  const { content, fail } = await read<KnownCredentials>(file, 'credentials', credentialsSchema, unnamed);
  const { tokens = [], access_keys = [] } = content;
  const hashes = await Promise.all(
    tokens.map(({ token }) => (token.startsWith('sha256:') ? token : hashOfToken(token))),
  );
  const secrets = new Set(hashes.concat(await Promise.all(access_keys.map((each) => hashOfToken(each.secret_key)))));
  const mustBePublic = async (text: string | undefined, ...steps: PathStep[]) => {
    if (text !== undefined && secrets.has(await hashOfToken(text)))
      fail(steps, 'is a token or a secret key, and the log shows it');
  };
  const repeated =
    firstRepeated(hashes, (hash) => hash, 'tokens') ??
    firstRepeated(access_keys, ({ access_key }) => access_key, 'access_keys');
  if (repeated) fail(repeated, 'is there already: name all of its projects in one place');
  // A log could not tell two equal names apart. Tokens without a name are named by their place.
  const sameName = firstRepeated(tokens, ({ name }, at) => name ?? `tokens[${at}]`, 'tokens');
  if (sameName) fail([...sameName, 'name'], 'is there already');
  const keys = new Set(access_keys.map(({ access_key }) => access_key));
  const sameKey = tokens.findIndex(({ name = '' }) => keys.has(name));
  if (sameKey >= 0)
    fail(['tokens', sameKey, 'name'], 'is also an access key: each caller needs a name of its own in the log');
  for (const [at, { name }] of tokens.entries()) await mustBePublic(name, 'tokens', at, 'name');
  for (const [at, each] of access_keys.entries()) await mustBePublic(each.access_key, 'access_keys', at, 'access_key');
  return content;
}

/** Polling interval, in milliseconds. */
const every = 500;

/**
 * Reads credentials, and reads them anew when the file has changed, within a second. Invalid content changes nothing: the previous
 * credentials stay in use. Either is a line for `say`. The watch does not keep the process alive.
 *
 * @throws Error with one line when the file is wrong from the beginning.
 */
export async function followCredentials(file: string, say: (line: string) => void): Promise<() => KnownCredentials> {
  async function readAgain(): Promise<void> {
    try {
      credentials = await readCredentials(file);
      say(`the credentials file ${file} has changed and is in use`);
    } catch (error) {
      say(`the previous credentials stay in use: ${messageOf(error)}`);
    }
  }
  // Watched before it is read, so that no change falls between the two.
  watchFile(file, { interval: every, persistent: false }, () => {
    reading = reading.then(readAgain);
  });
  const first = readCredentials(file);
  let reading: Promise<unknown> = first;
  let credentials = await first;
  return () => credentials;
}

/** Leaves the name of an unknown property out of a message: without the space after `token:` it has the token in it. */
const unnamed = (violation: Violation): Violation =>
  violation.keyword === 'additionalProperties'
    ? { ...violation, keyword: 'names', params: {}, message: 'has a property that is not known here' }
    : violation;

type PathStep = string | number;

/** Maximum size of a file, in bytes: malformed YAML takes up to a thousand times as much memory. */
const mostBytes = 512 * 1024;

/** The content of a file that keeps its schema, and a function that reports a further problem at a place in it. */
async function read<Content>(
  file: string,
  name: string,
  schema: object,
  adapt = (violation: Violation): Violation => violation,
) {
  const refuse = (problem: string, cause?: unknown) => new Error(`the ${name} file ${file} ${problem}`, { cause });
  const problem = fileProblem(file);
  if (problem) throw refuse(problem);
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw refuse(unreadable(file, cause), cause);
  });
  if (bytes.length > mostBytes) throw refuse(`is larger than ${mostBytes / 1024} KiB`);
  const lines = new LineCounter();
  // A warning has a part of the text.
  const options = { lineCounter: lines, prettyErrors: false, logLevel: 'error' } as const;
  const document = parseDocument(textOf(bytes, file), options);
  const failAt = (offset: number, problem: string): never => {
    const { line, col } = lines.linePos(offset);
    throw new Error(`${file}:${line}:${col}: ${problem}`);
  };
  const [error] = document.errors;
  if (error) failAt(error.pos[0], `not YAML: ${withoutText(error)}`);

  const offsetOf = (steps: readonly PathStep[]) => {
    // A missing or unknown member has no node of its own: its parent is shown.
    const node = document.getIn(steps, true) as { range?: [number, number, number] } | undefined;
    return node?.range?.[0] ?? 0;
  };
  const content = contentOf(document, file);
  const ajv = new Ajv2020({ allErrors: true, strictTypes: true, formats: { cidr: isCidr } });
  const validate = ajv.compile(schema);
  if (!validate(content)) {
    const steps = (validate.errors?.[0]?.instancePath ?? '').split('/').slice(1);
    failAt(offsetOf(steps), describe(name, content, (validate.errors ?? []).map(adapt)));
  }
  const fail = (steps: readonly PathStep[], problem: string) =>
    failAt(offsetOf(steps), `${nameOf(name, steps)} ${problem}`);
  // The schema matches the type; the test of the schemas compares the two.
  return { content: content as Content, fail };
}

/** The text of a file in UTF-8 or UTF-16 (YAML 1.2.2, 5.2). The library does not know that a lone carriage return is a line break. */
function textOf(bytes: Uint8Array, file: string): string {
  const [first, second] = bytes;
  const isBig = first === 0 || (first === 0xfe && second === 0xff);
  const isLittle = second === 0 || (first === 0xff && second === 0xfe);
  const decoder = new TextDecoder(isBig ? 'utf-16be' : isLittle ? 'utf-16le' : 'utf-8', { fatal: true });
  try {
    return decoder.decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch (cause) {
    throw new Error(`${file}: is neither UTF-8 nor UTF-16`, { cause });
  }
}

/** The value of a document. One in which aliases multiply is refused by the library. */
function contentOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new Error(`${file}: not YAML: ${withoutText(cause)}`, { cause });
  }
}

/** The message of the library without the part of the file that it ends with, which may be a secret. */
const withoutText = (error: unknown) => messageOf(error).replace(/: .*$/s, '');

function isCidr(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  const version = isIP(address);
  return rest.length === 0 && version > 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
}
