import type { Source } from './follow.ts';
import { isForm } from './media.ts';
import { nodeOf } from './node.ts';
import { hasStyle, type ParameterObject, undefinedForm, unreadable } from './parameter.ts';

type Resolve = (
  node: { $ref: string },
  from?: string,
) => { node?: unknown; location?: { absolutePointer: string } | undefined };

/** The context that Redocly gives to a visitor: the members that are used here. */
interface Context {
  location: { absolutePointer: string };
  report: (problem: { message: string }) => void;
  resolve: Resolve;
}

/** The source of references where a visitor of Redocly is. */
export const sourceOfVisit = (resolve: Resolve): Source => ({
  target(ref, from) {
    const found = resolve({ $ref: ref }, from.replace(/#.*$/s, ''));
    return found.node === undefined || !found.location
      ? undefined
      : { node: found.node, pointer: found.location.absolutePointer };
  },
});

type Judge = (source: Source, parameter: { node: ParameterObject; pointer: string }) => string | undefined;

const ruleOf = (judge: Judge, words: (name: string, problem: string) => string) => () => ({
  Parameter(parameter: ParameterObject, { location, report, resolve }: Context) {
    const problem = judge(sourceOfVisit(resolve), { node: parameter, pointer: location.absolutePointer });
    if (problem) report({ message: words(parameter.name, problem) });
  },
});

/** A rule of Redocly: reports each parameter that cannot be read. */
export const readableParameters = ruleOf(
  unreadable,
  (name, problem) => `The parameter ${name} cannot be read: ${problem}.`,
);

/** A rule of Redocly: reports each parameter whose form OpenAPI leaves undefined, and how it is read. */
export const definedParameters = ruleOf(
  undefinedForm,
  (name, problem) => `OpenAPI does not define the form of the parameter ${name}: ${problem}.`,
);

/** A rule of Redocly: reports each form field with a style that forms do not have. */
export const readableFields = () => ({
  RequestBody: {
    MediaType({ encoding }: { encoding?: unknown }, { key, report }: Context & { key: string | number }) {
      if (!isForm(String(key))) return;
      for (const [name, each] of Object.entries(nodeOf(encoding))) {
        const { style } = nodeOf(each);
        if (typeof style === 'string' && !hasStyle('query', style))
          report({ message: `The field ${name} cannot be read: the style ${style} is not supported in a form.` });
      }
    },
  },
});
