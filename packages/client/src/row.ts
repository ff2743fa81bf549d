import type { OperationId } from '@dli-connections/contract';
import { type Calls, calls } from '@dli-connections/contract/calls';

/** What is needed at run time of an operation. */
export interface Row {
  method: string;
  path: string;
  /** Names of path parameters, that of the project excepted. */
  parameters: readonly string[];
  query: readonly string[];
  body: 'required' | 'optional' | 'none';
  /** Each success with the fields that its body always has; `null` for one without a body. */
  successes: Readonly<Record<string, readonly string[] | null>>;
}

/** Reads a line of the table. */
export function readRow(line: string): Row {
  const [method = '', path = '', query = '', body = '', ...successes] = line.split(' ');
  return {
    method,
    path,
    parameters: [...path.matchAll(/{(\w+)}/g)].map(([, name = '']) => name).filter((name) => name !== 'project_id'),
    query: query.split(',').filter((name) => name !== '-'),
    body: body === '!' ? 'required' : body === '?' ? 'optional' : 'none',
    successes: Object.fromEntries(
      successes.map((each) => {
        const [status, fields] = each.split(':');
        return [status, fields?.split(',') ?? null];
      }),
    ),
  };
}

/** Every operation with its row. */
export function rows(): [OperationId, Row][] {
  // Object.entries forgets that the keys of the table are its operationIds.
  return (Object.entries(calls) as [OperationId & keyof Calls, string][]).map(([id, line]) => [id, readRow(line)]);
}
