import { readdir, readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { casesFolder } from './files.ts';

/** Ways to write a request that HTTP lets a client choose, and `fetch` does not. */
export const wireForms = [
  'lower-case',
  'upper-case',
  'mixed-case',
  'spaced',
  'chunked',
  'chunked-by-byte',
  'expecting',
] as const;
export type WireForm = (typeof wireForms)[number];

/** One request with its expected answer. */
export interface Step {
  operation?: string;
  /** Method and path of a request that names no operation. */
  request?: string;
  /** Name of the request example in the spec that the body starts from. */
  base?: string;
  path?: Record<string, unknown>;
  /** Query parameters; an array stands for a parameter that is given more than once. */
  query?: Record<string, unknown>;
  set?: Record<string, unknown>;
  remove?: string[];
  body?: unknown;
  raw?: unknown;
  headers?: Record<string, string | null>;
  status: number;
  /** The place whose rule the request breaks. Without it the request keeps the contract. */
  violates?: string;
  /** The place whose rule the request keeps: if the answer is an error, it must not blame this place. */
  keeps?: string;
  error_code?: string | undefined;
  match?: Record<string, unknown>;
  /** Members of the answer that the contract leaves to the implementation, as the reference handler sets them. */
  reference?: Record<string, unknown>;
  save?: Record<string, string>;
  /** The form of the request on the wire, by a client other than `fetch`. */
  wire?: WireForm;
  /** Another answer that the contract allows as well. Nothing is saved from it. */
  or?: { status: number; error_code?: string };
  /** Name of the way in which credentials are sent in place of the token. */
  credentials?: string;
  /** Before the request the target is ended and started again. */
  restart?: true;
  /** Before the request the clock moves on, so that times in milliseconds differ. */
  later?: true;
  /** Number of times that the request is sent; `$index` counts them, from 0. */
  times?: number;
}

/** One result of some order of the calls: a status for each call, and the reads afterwards with their answers. */
export interface Outcome {
  statuses: number[];
  reads: Step[];
  /** A value that an earlier step must have saved for this outcome to apply. */
  ifSaved?: string;
  /** A value that no earlier step may have saved for this outcome to apply. */
  unlessSaved?: string;
}

/** Calls that are sent concurrently, with every outcome that some order of them explains. */
export interface Race {
  calls: Step[];
  /** `true` if the first call has a head start: a call without a body overtakes one that has to send it. */
  staggered?: true;
  outcomes: Outcome[];
}

/** A named sequence of steps; most have one. */
export interface Case {
  /** `file/case`: one glob addresses any set. */
  name: string;
  steps: Step[];
  /** The subject of a derived case. */
  about?: About;
  /** Set for a case that runs only on targets that behave like the reference handler: the reason. */
  own?: string;
  /** Set for a case that sends the run's own credentials to another project. */
  isElsewhere?: true;
  /** JSON pointer of the sentence of the bundle that a server is held to. */
  rule?: string;
  /** Calls that are sent at once after the steps. */
  race?: Race;
  /**
   * A request for `$a`, a connection of another project. The answer must be the same as for one that does not exist.
   */
  alike?: Step;
  /** Entry of EVIDENCE.md that a server is held to, where no sentence says it. */
  evidence?: string;
  /** The variant that needs no second project, if there is one. */
  alone?: () => Case | undefined;
}

/** The constraints that a derived case keeps or breaks, by their place in the bundle. */
export interface About {
  operation: string;
  rules: string[];
  claim: 'kept' | 'broken';
}

interface CaseFile {
  operation?: string;
  base?: string;
  path?: Record<string, unknown>;
  set?: Record<string, unknown>;
  rule?: string;
  evidence?: string;
  /** Steps that come before each case of the file. */
  setup?: Step[];
  cases: (Step & Pick<Case, 'own' | 'rule' | 'evidence'> & { case: string; steps?: Step[] })[];
}

/**
 * All cases of the kit, in the order of their files. `read` parses YAML: a program that has a faster parser may pass it.
 *
 * @throws Error when a file breaks `cases/case.schema.json`, two cases have one name, or one names neither a
 *   sentence of the bundle nor an entry of EVIDENCE.md.
 */
export async function loadCases(read: (text: string) => unknown = parse): Promise<Case[]> {
  const validate = new Ajv2020({ strict: false }).compile(
    JSON.parse(await readFile(new URL('case.schema.json', casesFolder), 'utf8')),
  );
  const cases: Case[] = [];
  for (const group of ['operations/', 'journeys/']) {
    for (const file of (await readdir(new URL(group, casesFolder))).sort()) {
      const content = read(await readFile(new URL(group + file, casesFolder), 'utf8'));
      if (!validate(content)) {
        throw new Error(
          `cases/${group}${file}: ${validate.errors?.map((each) => `${each.instancePath} ${each.message}`).join('; ')}`,
        );
      }
      cases.push(...casesOf(file.replace('.yaml', ''), content as CaseFile));
    }
  }
  const twice = cases.find((each, index) => cases.findIndex(({ name }) => name === each.name) !== index);
  if (twice) throw new Error(`two cases are called ${twice.name}`);
  const unfounded = cases.find(({ rule, evidence }) => !rule && !evidence);
  if (unfounded) throw new Error(`${unfounded.name} must say in rule or evidence which sentence it holds a server to`);
  return cases;
}

function casesOf(file: string, { cases, setup = [], ...shared }: CaseFile): Case[] {
  const { rule: commonRule, evidence: commonEvidence, ...request } = shared;
  return cases.map(({ case: name, own, rule = commonRule, evidence = commonEvidence, steps, ...only }) => ({
    name: `${file}/${name}`,
    ...(own && { own }),
    ...(rule && { rule }),
    ...(evidence && { evidence }),
    steps: [
      ...setup,
      ...(steps ?? [{ ...request, ...only, ...both('path', request, only), ...both('set', request, only) }]),
    ],
  }));
}

/** Merges a map of the case over the one of its file. */
function both(key: 'path' | 'set', shared: Pick<CaseFile, 'path' | 'set'>, only: Step) {
  return shared[key] || only[key] ? { [key]: { ...shared[key], ...only[key] } } : {};
}
