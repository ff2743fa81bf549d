import type { Bundle } from '@dli-connections/contract/codegen';
import { isObject, lookUp } from './bundle.ts';
import { componentOf } from './uses.ts';

/** A bundle with some of its operations alone, and the components that they reach. */
export function sliceOf(document: Bundle, ids: readonly string[]): Bundle {
  const isOther = (each: unknown) => isObject(each) && 'operationId' in each && !ids.includes(String(each.operationId));
  const paths = Object.entries(document.paths).map(([path, item]): [string, typeof item] => [
    path,
    Object.fromEntries(Object.entries(item).filter(([, each]) => !isOther(each))),
  ]);
  const components: Record<string, Record<string, unknown>> = {};
  // References, and the mappings of discriminators.
  const visit = (value: unknown): void => {
    if (typeof value === 'string' && value.startsWith('#/components/')) {
      const component = componentOf(value);
      const [, , kind = '', name = ''] = component.split('/');
      const members = components[kind] ?? {};
      components[kind] = members;
      if (name in members) return;
      members[name] = lookUp(document, component);
      visit(members[name]);
    } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(paths);
  const whole = { ...document, paths: Object.fromEntries(paths) };
  const { securitySchemes } = document.components as { securitySchemes?: object };
  return { ...whole, components: { ...components, ...(securitySchemes ? { securitySchemes } : {}) } } as Bundle;
}
