import type { Target } from '@dli-connections/contract';
import { compileValidators, tableOf } from '@dli-connections/contract/codegen';
import { type Contract, createRouter, type OperationValidators } from '@dli-connections/contract/server';
import type { Mutant } from '../src/index.ts';
import { contract } from './setting.ts';

/** The true contract with that of a mutant for its operation. Its answers are the true ones. */
export function contractOf({ operation, part, bundle }: Mutant): Contract {
  const operations = tableOf(bundle);
  const known = contract.validators[operation];
  const own = compileValidators(bundle).validators[operation];
  const changed = part === 'envelope' || !own ? own : { [part]: own[part] };
  const responses = known?.responses ?? {};
  return {
    operations: { ...contract.operations, ...operations },
    // All parts are there: those that are not compiled anew are of the true contract.
    validators: { ...contract.validators, [operation]: { ...known, ...changed, responses } as OperationValidators },
  };
}

/** A target that asks for the credentials that the contract names for an operation, before another is asked. */
export function secured(target: Target, { operations }: Contract, operationId: string): Target {
  const route = createRouter(operations);
  const schemes = operations[operationId]?.security ?? [];
  return async (request) => {
    if (route(request.method, new URL(request.url).pathname)?.operationId !== operationId) return target(request);
    const headers = new Headers(request.headers);
    const isOpen = schemes.length === 0 || schemes.includes('');
    if (!schemes.includes('token') && !isOpen) headers.delete('x-auth-token');
    if (!schemes.includes('signature')) headers.delete('authorization');
    if (isOpen && !headers.get('x-auth-token') && !headers.get('authorization')) headers.set('x-auth-token', 'none');
    return target(new Request(request, { headers }));
  };
}
