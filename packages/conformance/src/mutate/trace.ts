import type { Target } from '@dli-connections/contract';
import { type Contract, createRouter, problemsOf, readBody, readRequest } from '@dli-connections/contract/server';
import type { Case } from '../cases.ts';
import { type RunOptions, runCase } from '../run.ts';
import type { Mutant } from './mutant.ts';

/** A request that a case sent, and what came back. */
export interface Exchange {
  case: Case;
  operation: string;
  request: Request;
  /** How many bytes the request brought. */
  size: number;
  path: Record<string, string>;
  /** What the body says, where it can be read. */
  body?: { value: unknown };
  status: number;
  text: string;
}

/** What a suite asks of a target that passes it. */
export interface Trace {
  /** By operation, small requests first. */
  exchanges: ReadonlyMap<string, readonly Exchange[]>;
  /** The cases that pass. */
  passing: readonly Case[];
}

/** Runs cases and keeps what was sent. `skip` names those that a target is known to fail. */
export async function trace(
  cases: readonly Case[],
  target: Target,
  options: Omit<RunOptions, 'target'>,
): Promise<Trace> {
  const route = createRouter(options.contract.operations);
  const found: Exchange[] = [];
  const passing: Case[] = [];
  for (const each of cases) {
    const own: Exchange[] = [];
    const noting: Target = async (request) => {
      const routed = route(request.method, new URL(request.url).pathname);
      const kept = request.clone();
      const size = Number(request.body ? (await request.clone().arrayBuffer()).byteLength : 0);
      const response = await target(request);
      const text = await response.clone().text();
      if (routed) {
        const { operationId: operation } = routed;
        const shape = options.contract.operations[operation]?.body;
        const read = shape && (await readBody(kept.clone(), shape));
        const body = read?.ok && read.bytes > 0 && { body: { value: read.value } };
        const { path } = routed;
        own.push({ case: each, operation, request: kept, size, path, ...body, status: response.status, text });
      }
      return response;
    };
    const { faults, idle } = await runCase(each, { ...options, target: noting });
    if (faults.length > 0 || idle) continue;
    passing.push(each);
    found.push(...own);
  }
  const exchanges = Map.groupBy(
    found.sort((a, b) => a.size - b.size),
    ({ operation }) => operation,
  );
  return { exchanges, passing };
}

/**
 * What a contract makes of a request, as a text: two that make the same of it lead to the same answer. `part` is where they
 * differ at all. Of a body, what is read of it is the same wherever it is accepted.
 */
export async function readingOf(exchange: Exchange, part: Mutant['part'], contract: Contract): Promise<string> {
  const { operation, request, size, path, body } = exchange;
  const checks = contract.validators[operation];
  if (checks && part === 'path') return problemsOf(part, checks.path, path, 0) ?? '';
  if (part === 'body') return (body && checks?.body && problemsOf(part, checks.body, body.value, size)) ?? '';
  const routed = createRouter(contract.operations)(request.method, new URL(request.url).pathname);
  if (!routed) return 'no operation';
  const read = await readRequest(request.clone(), routed, contract);
  if (!read.ok) return `${read.status} ${read.message}`;
  return JSON.stringify([read.parts.path, read.parts.query, read.parts.body === undefined]);
}
