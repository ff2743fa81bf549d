import { type Bundle, listOperations, type Parameter, type ResolvedOperation } from '@dli-connections/contract/bundle';
import { keysOf, stepOf, valueAt } from '@dli-connections/contract/server';
import { placesOf, pointerOf } from '../derive/sites.ts';
import type { MutantKind, Break as WholeBreak } from './mutant.ts';

type Break = Omit<WholeBreak, 'part'>;

type Item = Record<string, unknown>;
type RequestBody = NonNullable<ResolvedOperation['requestBody']>;

/** Every fault in the parts around the values of a request: parameters, media type, size, credentials, place. */
export function envelopeBreaks(bundle: Bundle, operationId: string): WholeBreak[] {
  const at = pointerOf(bundle, operationId);
  const found = [
    ...placesOf(bundle, operationId).parameters.flatMap((pointer) => parameterBreaks(bundle, pointer, at)),
    ...bodyBreaks(bundle, operationId, at),
    ...securityBreaks(at),
    ...placeBreaks(bundle, operationId, at),
  ];
  return found.map((each) => ({ ...each, part: 'envelope' }));
}

function parameterBreaks(bundle: Bundle, pointer: string, operation: string): Break[] {
  const { in: place, required = false, schema } = valueAt(bundle, keysOf(pointer)) as Parameter;
  const broken = (kind: MutantKind, label: string, change: (parameter: Parameter, copy: Bundle) => void): Break => ({
    kind,
    label,
    rule: pointer,
    apply: (copy) => change(valueAt(copy, keysOf(pointer)) as Parameter, copy),
  });
  if (place !== 'query') return [];
  const drop = (_: Parameter, copy: Bundle) => {
    const owner = valueAt(copy, keysOf(operation)) as { parameters: { $ref?: string }[] };
    owner.parameters = owner.parameters.filter(
      ({ $ref }, index) => $ref !== `#${pointer}` && `${operation}/parameters/${index}` !== pointer,
    );
  };
  const defaults = defaultsBeside((schema as { default?: unknown }).default).map(([label, value]) =>
    broken('default changed', label, (parameter) => void Object.assign(parameter.schema, { default: value })),
  );
  return [
    broken('parameter dropped', '', drop),
    broken('parameter renamed', '', (parameter) => void Object.assign(parameter, { name: `${parameter.name}_` })),
    broken('parameter moved', '', (parameter) => void Object.assign(parameter, { in: 'header' })),
    broken('required flipped', '', (parameter) => void Object.assign(parameter, { required: !required })),
    ...defaults,
  ];
}

function defaultsBeside(value: unknown): [label: string, value: unknown][] {
  if (typeof value !== 'number') return [];
  return [
    [' to one more', value + 1],
    [' to 2', 2],
  ];
}

function bodyBreaks(bundle: Bundle, operationId: string, at: string): Break[] {
  const { requestBody } = listOperations(bundle).find((each) => each.operationId === operationId) ?? {};
  if (!requestBody) return [];
  const pointer = `${at}/requestBody`;
  const broken = (kind: MutantKind, rule: string, label: string, change: (body: RequestBody) => void): Break => ({
    kind,
    label,
    rule: pointer + rule,
    apply: (copy) => change(valueAt(copy, keysOf(pointer)) as RequestBody),
  });
  const limit = requestBody['x-max-body-bytes'];
  const size = (label: string, value: number) =>
    broken(
      'limit changed',
      '/x-max-body-bytes',
      label,
      (body) => void Object.assign(body, { 'x-max-body-bytes': value }),
    );
  return [
    broken('media type changed', '/content', '', (body) => {
      body.content = {
        'application/merge-patch+json': Object.values(body.content)[0] as RequestBody['content'][string],
      };
    }),
    broken(
      'required flipped',
      '/required',
      '',
      (body) => void Object.assign(body, { required: !requestBody.required }),
    ),
    ...(limit === undefined
      ? []
      : [
          size(' by one more', limit + 1),
          size(' by one less', limit - 1),
          broken('removed', '/x-max-body-bytes', '', (body) => void delete body['x-max-body-bytes']),
        ]),
  ];
}

function securityBreaks(at: string): Break[] {
  const broken = (kind: MutantKind, label: string, security: object[]): Break => ({
    kind,
    label,
    rule: `${at}/security`,
    apply: (copy) => void Object.assign(valueAt(copy, keysOf(at)) as Item, { security }),
  });
  return [
    broken('security dropped', '', []),
    broken('security loosened', '', [{ token: [] }, { signature: [] }, {}]),
    broken('security tightened', ' to tokens', [{ token: [] }]),
    broken('security tightened', ' to signatures', [{ signature: [] }]),
  ];
}

function placeBreaks(bundle: Bundle, operationId: string, at: string): Break[] {
  const { path = '', method = '' } = listOperations(bundle).find((each) => each.operationId === operationId) ?? {};
  const from = method.toLowerCase();
  const to = from === 'patch' ? 'post' : 'patch';
  return [
    {
      kind: 'method changed',
      label: '',
      rule: at,
      apply: (copy) => {
        const { [from]: operation, ...rest } = copy.paths[path] as Item;
        copy.paths[path] = { ...rest, [to]: operation };
      },
    },
    {
      kind: 'path changed',
      label: '',
      rule: `/paths${stepOf(path)}`,
      apply: (copy) => {
        copy.paths = {
          [path.replace('datasource', 'datasources').replace(/authorization$|tags|resource-instances/, '$&s')]: copy
            .paths[path] as Item,
        };
      },
    },
  ];
}
