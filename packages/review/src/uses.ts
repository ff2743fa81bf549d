import type { Bundle } from '@dli-connections/contract/codegen';
import { keysOf, stepOf } from '@dli-connections/contract/server';
import { isObject, lookUp, operationsOf, unescaped } from './bundle.ts';

/** One way in which a component takes part in an operation. */
export interface Use {
  operationId: string;
  direction: 'request' | 'response';
}

/** Looks up where the node at a pointer takes part; empty where no operation uses it. */
export type UsesOf = (pointer: string) => Use[];

/**
 * Finds which operations a node of the bundle belongs to: by following every reference from every operation, or, for a
 * node within an operation, by its pointer.
 */
export function createUsesOf(document: Bundle): UsesOf {
  const uses = new Map<string, Use[]>();

  function visit(value: unknown, use: Use): void {
    if (Array.isArray(value)) for (const each of value) visit(each, use);
    if (!isObject(value)) return;
    if (typeof value.$ref === 'string') follow(value.$ref, use);
    for (const [key, each] of Object.entries(value)) if (!/^x-|^examples?$/.test(key)) visit(each, use);
  }

  function follow(reference: string, use: Use): void {
    const component = componentOf(reference);
    const known = uses.get(component) ?? [];
    if (known.some((each) => each.operationId === use.operationId && each.direction === use.direction)) return;
    uses.set(component, [...known, use]);
    visit(lookUp(document, component), use);
  }

  const operations = operationsOf(document);
  for (const { operationId, node, parameters } of operations) {
    visit([parameters, node.requestBody], { operationId, direction: 'request' });
    visit(node.responses, { operationId, direction: 'response' });
  }

  return (pointer) => {
    if (pointer.startsWith('#/components/')) return uses.get(componentOf(pointer)) ?? [];
    return operations
      .filter((each) => {
        const item = `#/paths${stepOf(each.path)}`;
        return pointer === item || pointer.startsWith(each.pointer) || pointer.startsWith(`${item}/parameters`);
      })
      .map(({ operationId, pointer: own }) => ({
        operationId,
        direction: pointer.startsWith(`${own}/responses`) ? 'response' : 'request',
      }));
  };
}

/** The component that a pointer leads to or into: `#/components/schemas/Peer`. */
export function componentOf(pointer: string): string {
  return `#${keysOf(unescaped(pointer).slice(1)).slice(0, 3).map(stepOf).join('')}`;
}
