import { intersect } from './intersect.ts';
import { not } from './nodes.ts';
import {
  anyList,
  anyNumber,
  anyObject,
  anyText,
  everything,
  type Lists,
  type Numbers,
  type Objects,
  type Shape,
  type Texts,
} from './shape.ts';
import { patternOf } from './texts.ts';

/** The values that a schema does not take. Sets that pieces cannot express are marked unclear. */
export function complement(shape: Shape): Shape {
  const all = everything();
  const start: Shape = {
    ...all,
    null: !shape.null,
    boolean: new Set([...all.boolean].filter((each) => !shape.boolean.has(each))),
  };
  const only = (part: Partial<Shape>): Shape => ({ ...everything(), ...part });
  const parts: Shape[] = [
    ...shape.number.map((each) => only({ number: outsideNumbers(each) })),
    ...shape.string.map((each) => only({ string: outsideTexts(each) })),
    ...shape.array.map((each) => only({ array: outsideLists(each) })),
    ...shape.object.map((each) => only({ object: outsideObjects(each) })),
  ];
  return parts.reduce(intersect, start);
}

function outsideNumbers({ min, max, minOpen, maxOpen, steps, notSteps, formats, unclear }: Numbers): Numbers[] {
  if (unclear) return [{ ...anyNumber(), unclear: true }];
  return [
    ...(min > -Infinity ? [{ ...anyNumber(), max: min, maxOpen: !minOpen }] : []),
    ...(max < Infinity ? [{ ...anyNumber(), min: max, minOpen: !maxOpen }] : []),
    ...steps.map((step) => ({ ...anyNumber(), notSteps: [step] })),
    ...notSteps.map((step) => ({ ...anyNumber(), steps: [step] })),
    ...(formats.length > 0 ? [{ ...anyNumber(), unclear: true }] : []),
  ];
}

function outsideTexts({ min, max, patterns, notPatterns, formats, values, unclear }: Texts): Texts[] {
  if (unclear) return [{ ...anyText(), unclear: true }];
  return [
    ...(min > 0 ? [{ ...anyText(), max: min - 1 }] : []),
    ...(max < Infinity ? [{ ...anyText(), min: max + 1 }] : []),
    ...[...patterns, ...(values ? [patternOf(values)] : [])].map((each) => ({ ...anyText(), notPatterns: [each] })),
    ...notPatterns.map((each) => ({ ...anyText(), patterns: [each] })),
    ...(formats.length > 0 ? [{ ...anyText(), unclear: true }] : []),
  ];
}

function outsideLists({ min, max, unique, rows, contains, unclear }: Lists): Lists[] {
  if (unclear) return [{ ...anyList(), unclear: true }];
  const isPlain = !unique && contains.length === 0 && rows.every((row) => row.first.length === 0);
  return [
    ...(min > 0 ? [{ ...anyList(), max: min - 1 }] : []),
    ...(max < Infinity ? [{ ...anyList(), min: max + 1 }] : []),
    // An item that one of the first schemas takes is not held to the schema of the rest.
    ...rows
      .filter(({ first }) => first.length === 0)
      .map(({ rest }) => ({ ...anyList(), min: 1, contains: [{ node: not(rest), min: 1, max: Infinity }] })),
    ...(isPlain ? [] : [{ ...anyList(), unclear: true }]),
  ];
}

function outsideObjects({ min, max, required, rows, hidden, unclear }: Objects): Objects[] {
  if (unclear || hidden.size > 0) return [{ ...anyObject(), unclear: true }];
  const having = (name: string, node: unknown, isRequired: boolean): Objects => ({
    ...anyObject(),
    required: new Set(isRequired ? [name] : []),
    rows: [{ named: new Map([[name, node]]), patterns: [], rest: true }],
  });
  const isPlain = rows.every((row) => row.patterns.length === 0 && row.rest === true);
  return [
    ...(min > 0 ? [{ ...anyObject(), max: min - 1 }] : []),
    ...(max < Infinity ? [{ ...anyObject(), min: max + 1 }] : []),
    ...[...required].map((name) => having(name, false, false)),
    ...rows.flatMap(({ named }) =>
      [...named].filter(([, node]) => node !== true).map(([name, node]) => having(name, not(node), true)),
    ),
    ...(isPlain ? [] : [{ ...anyObject(), unclear: true }]),
  ];
}
