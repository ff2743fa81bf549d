import { type At, type Source, sourceIn } from '@dli-connections/document/follow';
import { shapeOfParameter } from '@dli-connections/document/parameter';
import { referencesIn } from '@dli-connections/document/references';
import type { OperationShape, ParameterShapes } from '../src/operation.ts';
import type { Bundle, Parameter } from './bundle.ts';

/** A bundle and where its references lead. */
export const sourceOf = (bundle: Bundle): Source => sourceIn(bundle, referencesIn(bundle));

/** The readings of the parameters of an operation, by place and name. */
export function shapesOf(
  source: Source,
  parameters: readonly At<Parameter>[],
  shapeOf = shapeOfParameter,
): OperationShape['parameters'] {
  const inPlace = (place: Parameter['in']): ParameterShapes =>
    Object.fromEntries(
      parameters.filter(({ node }) => node.in === place).map((each) => [each.node.name, shapeOf(source, each)]),
    );
  const [header, cookie] = [inPlace('header'), inPlace('cookie')];
  return {
    path: inPlace('path'),
    query: inPlace('query'),
    ...(Object.keys(header).length > 0 && { header }),
    ...(Object.keys(cookie).length > 0 && { cookie }),
  };
}
