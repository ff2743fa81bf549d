import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { packageFolder } from './folders.ts';

/** Kinds of tools; each is held to expectations of its own. */
export type ToolKind = 'generator' | 'sdk' | 'linter' | 'validator' | 'mock' | 'document';

/** Toolchain that a machine must have for a tool. */
export type Toolchain = 'npm' | 'python' | 'go' | 'java' | 'curl';

/** An entry of `tools.yaml`; `schemas/tools.schema.json` says more of each field. */
export interface Tool {
  id: string;
  name: string;
  kind: ToolKind;
  language: 'Python' | 'Go' | 'Java' | 'TypeScript' | 'Shell';
  toolchains: Toolchain[];
  /** None where the machine's own program is used. */
  package?: { registry: 'npm' | 'pypi' | 'go' | 'maven'; name: string; version: string };
  /** File name of the bundle that the tool is meant for. */
  bundle?: string;
  /** Command that generates the client, run beside the bundle. */
  generate?: string;
  /** Heading in docs/use-it-with.md of the program that is run. */
  section?: string;
  /** Tool with whose pinned packages that program is run. */
  pins?: string;
  /** Time limit, in minutes. */
  minutes?: number;
}

const read = (file: string) => readFileSync(new URL(file, packageFolder), 'utf8');

/** The pinned list. Throws an `Error` that names the entry and the field when the file breaks its schema. */
export function loadTools(text: string = read('tools.yaml')): Tool[] {
  const tools: unknown = parse(text);
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  if (!ajv.validate(JSON.parse(read('schemas/tools.schema.json')), tools)) {
    throw new Error(`tools.yaml: ${ajv.errorsText(ajv.errors, { dataVar: '', separator: '\n' })}`);
  }
  const list = tools as Tool[]; // the schema has judged it
  return list.map((tool) => {
    const from = list.find(({ id }) => id === tool.pins)?.package;
    return from ? { ...tool, package: from } : tool;
  });
}
