import type { Bundle } from '@dli-connections/contract/bundle';
import { isNode } from '@dli-connections/document/node';
import { keysOf, stepOf } from '@dli-connections/document/pointer';
import { lookUp, operationsOf, unescaped } from './bundle.ts';

/** The components that a value reaches: by references, and by the mappings of discriminators. */
function componentsFrom(document: object, value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node === 'string' && node.startsWith('#/components/')) {
      const component = componentOf(node);
      if (found.has(component)) return;
      found.add(component);
      visit(lookUp(document, component));
    } else if (typeof node === 'object' && node !== null) Object.values(node).forEach(visit);
  };
  visit(value);
  return found;
}

/** Finds the operations that use the node at a pointer. */
export function createUsesOf(document: Bundle): (pointer: string) => string[] {
  const operations = operationsOf(document).map((each) => ({
    ...each,
    components: componentsFrom(document, [each.parameters, each.node]),
  }));
  return (pointer) => {
    const isUsed = ({ path, pointer: own, components }: (typeof operations)[number]) => {
      if (pointer.startsWith('#/components/')) return components.has(componentOf(pointer));
      const item = `#/paths${stepOf(path)}`;
      return pointer === item || pointer.startsWith(own) || pointer.startsWith(`${item}/parameters`);
    };
    return operations.filter(isUsed).map((each) => each.operationId);
  };
}

/** A bundle with some of its operations alone, and the components that they reach. */
export function sliceOf(document: Bundle, ids: readonly string[]): Bundle {
  const isOther = (each: unknown) => isNode(each) && 'operationId' in each && !ids.includes(String(each.operationId));
  const paths = Object.entries(document.paths).map(([path, item]): [string, typeof item] => [
    path,
    Object.fromEntries(Object.entries(item).filter(([, each]) => !isOther(each))),
  ]);
  const { securitySchemes } = document.components as { securitySchemes?: object };
  const components: Record<string, Record<string, unknown>> = securitySchemes
    ? { securitySchemes: { ...securitySchemes } }
    : {};
  for (const component of componentsFrom(document, paths)) {
    const [, kind = '', name = ''] = keysOf(component.slice(1));
    components[kind] = { ...components[kind], [name]: lookUp(document, component) };
  }
  return { ...document, paths: Object.fromEntries(paths), components } as Bundle;
}

/** The component that a pointer leads to or into: `#/components/schemas/Peer`. */
export function componentOf(pointer: string): string {
  return `#${keysOf(unescaped(pointer).slice(1)).slice(0, 3).map(stepOf).join('')}`;
}
