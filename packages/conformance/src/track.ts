import type { OperationTable, Target } from '@dli-connections/contract';
import { createRouter } from '@dli-connections/contract/server';
import { type Noted, withoutBase } from './exchange.ts';

/** A target that remembers the connections that were made through it. */
export interface Tracked {
  target: Target;
  /** Tracks a request that is not sent through the target. */
  noted: Noted;
  /** Deletes the remaining connections; resolves to those that could not be deleted. */
  cleanUp: () => Promise<string[]>;
}

/** Remembers the connections that are created through a target and deleted again. */
export function track(target: Target, operations: OperationTable, endpoint = ''): Tracked {
  const route = createRouter(operations);
  const left = new Map<string, { url: string; headers: Headers }>();
  const noted: Noted = async ({ url, method, headers }, answer) => {
    const { pathname } = new URL(withoutBase(url, endpoint));
    const operationId = route(method, pathname)?.operationId;
    const response = await answer;
    if (operationId === 'createEnhancedConnection' && response.ok) {
      const { connection_id: id } = await response
        .clone()
        .json()
        .catch(() => ({}));
      if (id) left.set(`${pathname}/${id}`, { url: `${url.split('?')[0]}/${id}`, headers: new Headers(headers) });
    }
    if (operationId === 'deleteEnhancedConnection' && response.ok) left.delete(pathname);
    return response;
  };
  return {
    target: (request) => noted(request, target(request)),
    noted,
    async cleanUp() {
      const failed: string[] = [];
      for (const [path, { url, headers }] of left) {
        for (const name of ['content-type', 'content-length']) headers.delete(name);
        const problem = await target(new Request(url, { method: 'DELETE', headers })).then(
          async (response) => (response.ok ? undefined : `${response.status} ${await response.text()}`),
          String,
        );
        if (problem) failed.push(`DELETE ${path}: ${problem}`);
        left.delete(path);
      }
      return failed;
    },
  };
}
