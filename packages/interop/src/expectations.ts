import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { packageFolder } from './folders.ts';
import type { ToolKind } from './tools.ts';

/** A step of a driver, with its expected report. */
export interface Expectation {
  step: string;
  seen: object;
}

/** A request that validators and mocks judge. `path` has the query, too; `body` is sent as JSON. */
export interface JudgedRequest {
  step: string;
  method: string;
  path: string;
  body?: unknown;
  valid: boolean;
}

const load = (name: string): unknown =>
  parse(readFileSync(new URL(`expectations/${name}.yaml`, packageFolder), 'utf8'));

/** The requests of `expectations/requests.yaml`. */
export const loadRequests = (): JudgedRequest[] => load('requests') as JudgedRequest[];

/** The steps that a tool of a kind must report, in order. */
export function expectationsOf(kind: ToolKind): Expectation[] {
  if (kind === 'generator' || kind === 'sdk') return load('lifecycle') as Expectation[];
  if (kind === 'linter') return load('documents') as Expectation[];
  if (kind === 'document') return ['reference', 'mock'].map((step) => ({ step, seen: { printed: true } }));
  return loadRequests().map(({ step, valid }) => ({ step, seen: { valid } }));
}
