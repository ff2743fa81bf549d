import { fullFormats } from 'ajv-formats/dist/formats.js';

/** Formats whose strings all have another format too. */
const within: ReadonlyMap<string, readonly string[]> = new Map([
  ['email', ['idn-email']],
  ['hostname', ['idn-hostname']],
  ['uri', ['uri-reference', 'iri', 'iri-reference']],
  ['uri-reference', ['iri-reference']],
  ['iri', ['iri-reference']],
  ['float', ['double']],
]);

/** True if every value of the formats has a certain format. */
export function impliesFormat(formats: readonly string[], format: string): boolean {
  return formats.some((each) => each === format || within.get(each)?.includes(format));
}

const hex = (digits: number) => `[0-9a-fA-F]{${digits}}`;
const date = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const time = '[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})';

const byte = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
/** Patterns that the strings of a format match, and no others. */
const exactForms: ReadonlyMap<string, string> = new Map([['ipv4', `^${byte}(?:\\.${byte}){3}$`]]);

/** Patterns that every string of a format matches, by RFC 3339 and 4122; some match more. */
const forms: ReadonlyMap<string, string> = new Map([
  ['date', `^${date}$`],
  ['time', `^${time}$`],
  ['date-time', `^${date}[Tt ]${time}$`],
  ['uuid', `^${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}$`],
  ...exactForms,
]);

/** A set with patterns in place of the formats that are one. */
export function withForms<Set extends { patterns: string[]; formats: string[] }>(set: Set): Set {
  const exact = set.formats.flatMap((each) => exactForms.get(each) ?? []);
  if (exact.length === 0) return set;
  return {
    ...set,
    patterns: [...set.patterns, ...exact],
    formats: set.formats.filter((each) => !exactForms.has(each)),
  };
}

/** The patterns that follow from formats. */
export function formsOf(formats: readonly string[]): string[] {
  return formats.flatMap((each) => forms.get(each) ?? []);
}

/** A string of a format, for the formats that can be tried. */
export const formatSamples: ReadonlyMap<string, string> = new Map([
  ['date', '2020-01-01'],
  ['date-time', '2020-01-01T00:00:00Z'],
  ['time', '00:00:00Z'],
  ['duration', 'P1D'],
  ['email', 'a@b.cc'],
  ['idn-email', 'a@b.cc'],
  ['hostname', 'a'],
  ['ipv4', '1.1.1.1'],
  ['ipv6', '::'],
  ['uri', 'a:b'],
  ['uri-reference', 'a'],
  ['uuid', '00000000-0000-4000-8000-000000000000'],
  ['json-pointer', '/a'],
  ['regex', 'a'],
  ['byte', 'YQ=='],
]);

const judges = new Map(Object.entries<unknown>(fullFormats));

/** True if a string has a format; `undefined` for a format that cannot be checked here. */
export function hasFormat(text: string, format: string): boolean | undefined {
  const found = judges.get(format);
  const judge = typeof found === 'object' && found !== null && 'validate' in found ? found.validate : found;
  if (judge instanceof RegExp) return judge.test(text);
  if (typeof judge === 'function' && text.length <= 1000) return Boolean(judge(text));
  return undefined;
}
