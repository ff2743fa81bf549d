import type { Bundle } from '@dli-connections/contract/bundle';
import { operationsIn } from '@dli-connections/document/operations';
import { keysOf, valueAt } from '@dli-connections/document/pointer';

/** A bundle with one operation and its components: other parts need be neither copied nor compiled. */
export function alone(bundle: Bundle, operationId: string): Bundle {
  const own = operationsIn(bundle).filter(({ operation }) => operation.operationId === operationId);
  const paths = own.map(({ path, method, item: { parameters }, operation }) => {
    return [path, { ...(parameters !== undefined && { parameters }), [method]: operation }] as const;
  });
  const { securitySchemes } = bundle.components;
  const components: Record<string, Record<string, unknown>> = {
    schemas: {},
    ...(securitySchemes && { securitySchemes }),
  };
  const take = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string') follow(value);
      else take(value);
    }
  };
  const follow = (ref: string) => {
    const [, kind = '', name = ''] = keysOf(ref.slice(1));
    components[kind] ??= {};
    const of = components[kind];
    if (name in of) return;
    of[name] = valueAt(bundle, ['components', kind, name]);
    take(of[name]);
  };
  take(paths);
  // `schemas` is there from the start.
  return { ...bundle, paths: Object.fromEntries(paths), components: components as Bundle['components'] };
}
