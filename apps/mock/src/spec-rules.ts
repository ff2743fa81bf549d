import { soundPatterns } from '@dli-connections/document/patterns';
import { definedParameters, readableFields, readableParameters } from '@dli-connections/document/readable';
import { pathsWithoutQuery, soundMediaTypes, soundPaths, soundStatuses } from './sound-keys.ts';
import { positiveSteps, uncheckedParts } from './unchecked.ts';

/** Only the rules that a mock depends on, not the guidelines of this API. */
export const rules = {
  struct: 'error',
  'operation-operationId-unique': 'error',
  'operation-parameters-unique': 'error',
  'path-parameters-defined': 'error',
  'mock/readable-parameters': 'error',
  'mock/readable-fields': 'error',
  'mock/sound-patterns': 'error',
  'mock/positive-steps': 'error',
  'mock/sound-statuses': 'error',
  'mock/sound-paths': 'error',
  'mock/paths-without-query': 'warn',
  'mock/sound-media-types': 'warn',
  'mock/defined-parameters': 'warn',
  'mock/unchecked-parts': 'warn',
} as const;

type Types = Record<string, object>;

/** The rules, and schemas with any keyword. */
export const plugin = {
  id: 'mock',
  typeExtension: {
    // An unknown keyword is an annotation (JSON Schema 2020-12, 6.5), and so harmless.
    oas3: ({ Schema, ...others }: Types): Types => {
      const { properties } = Schema as { properties?: object };
      return {
        ...others,
        Schema: {
          ...Schema,
          properties: { ...properties, id: {}, example: {}, examples: {}, $vocabulary: {} },
          additionalProperties: {},
        },
      };
    },
  },
  rules: {
    oas3: {
      'readable-parameters': readableParameters,
      'readable-fields': readableFields,
      'defined-parameters': definedParameters,
      'sound-patterns': soundPatterns,
      'positive-steps': positiveSteps,
      'unchecked-parts': uncheckedParts,
      'sound-statuses': soundStatuses,
      'sound-paths': soundPaths,
      'paths-without-query': pathsWithoutQuery,
      'sound-media-types': soundMediaTypes,
    },
  },
};
