/** A pattern as a regular expression of ECMA-262: with the flag `u`, as JSON Schema recommends, or, if it is invalid then, without it. */
export function regExpOf(pattern: string, flags = 'u'): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern, flags.replace('u', ''));
  }
}

interface Context {
  report: (problem: { message: string; location?: unknown }) => void;
  location: { child: (keys: (string | number)[]) => unknown };
}

/** A rule of Redocly: reports each pattern that is not a regular expression. */
export const soundPatterns = () => ({
  Schema(schema: { pattern?: unknown; patternProperties?: object }, { report, location }: Context) {
    const patterns = [
      ...(typeof schema.pattern === 'string' ? [[schema.pattern, ['pattern']] as const] : []),
      ...Object.keys(schema.patternProperties ?? {}).map((each) => [each, ['patternProperties', each]] as const),
    ];
    for (const [pattern, place] of patterns) {
      try {
        regExpOf(pattern);
      } catch (error) {
        report({ message: `The pattern is wrong: ${(error as Error).message}.`, location: location.child([...place]) });
      }
    }
  },
});
