import type { Bundle } from '@dli-connections/contract/bundle';
import { isNode, nodeOf } from '@dli-connections/document/node';
import { type JsonObject, operationsOf, resolveIn } from './bundle.ts';

/** An example that a bundle documents for a part of a request. */
export interface Example {
  operationId: string;
  part: 'body' | 'query' | 'path';
  /** Its key, or the name of the parameter. */
  name: string;
  value: unknown;
}

/** All examples of request bodies, and requests made of the examples of parameters. */
export function examplesOf(document: Bundle): Example[] {
  return operationsOf(document).flatMap(({ operationId, node, parameters }) => {
    const resolved = parameters.map((each) => resolveIn(document, each)).filter(isNode);
    const body = resolveIn(document, node.requestBody);
    return [
      ...parameterExamples(operationId, resolved),
      ...mediaExamples(document, body).map(([name, value]) => ({ operationId, part: 'body' as const, name, value })),
    ];
  });
}

/** The examples of a body, by name. */
function mediaExamples(document: Bundle, holder: unknown): [string, unknown][] {
  const content = nodeOf(nodeOf(holder).content);
  return Object.values(content)
    .filter(isNode)
    .flatMap((media): [string, unknown][] => [
      ...('example' in media ? [['example', media.example] as [string, unknown]] : []),
      ...Object.entries(nodeOf(media.examples))
        .map(([name, each]) => [name, resolveIn(document, each)] as const)
        .flatMap(([name, each]): [string, unknown][] => (isNode(each) && 'value' in each ? [[name, each.value]] : [])),
    ]);
}

/**
 * The path with the example of each parameter; the query with its required parameters; and the latter with each optional
 * parameter in turn, so that a refusal names the one that it is about.
 */
function parameterExamples(operationId: string, parameters: JsonObject[]): Example[] {
  const from = (place: string) => parameters.filter((each) => each.in === place);
  const pick = (list: JsonObject[]) => Object.fromEntries(list.flatMap(exampleOfParameter));
  const required = pick(from('query').filter((each) => each.required === true));
  const optional = from('query').filter((each) => each.required !== true && exampleOfParameter(each).length > 0);
  return [
    { operationId, part: 'path', name: 'path parameters', value: pick(from('path')) },
    { operationId, part: 'query', name: 'required parameters', value: required },
    ...optional.map((each) => ({
      operationId,
      part: 'query' as const,
      name: String(each.name),
      value: { ...required, ...pick([each]) },
    })),
  ];
}

/** The parameter's name with its example, from any of its places; empty if it has none. */
function exampleOfParameter(parameter: JsonObject): [string, unknown][] {
  const schema = nodeOf(parameter.schema);
  const named = isNode(parameter.examples) ? Object.values(parameter.examples).filter(isNode)[0]?.value : undefined;
  const inSchema = Array.isArray(schema.examples) ? schema.examples[0] : schema.example;
  const value = [parameter.example, named, inSchema, schema.default].find((each) => each !== undefined);
  return value === undefined ? [] : [[String(parameter.name), value]];
}
