import { keysOf } from '@dli-connections/contract/server';
import { isObject } from './bundle.ts';
import type { Impact, RawChange } from './diff.ts';
import type { Use } from './uses.ts';

/** A change together with the operations that its place takes part in. */
export interface Subject {
  change: RawChange;
  uses: Use[];
}

/** Where the verdict of `redocly diff` is not ours: on which changes, what it is instead, and why. */
export interface Correction {
  id: string;
  impact: Impact;
  reason: string;
  applies: (subject: Subject) => boolean;
}

const wordTypes = /^(Example|Tag|ExternalDocs|SpecExtension|Info|Contact|License)/;
const wordProperties =
  /^(description|summary|title|examples?|tags|externalDocs|\$comment|\$ref|key|x-(?!max-body-bytes).*)$/;

/** Whether a change is one of words: documentation, examples, evidence, names that only the spec itself uses. */
export function isWords({ typeName, property = '' }: RawChange): boolean {
  return wordTypes.test(typeName) || wordProperties.test(property);
}

/** Whether a change is of a component as such. What uses it is a change of its own, with a place of its own. */
export function isComponent({ path }: RawChange): boolean {
  return path.startsWith('#/components/') && !path.startsWith('#/components/securitySchemes/');
}

const valueIn = (side: { value: unknown } | undefined) => side?.value;
const inRequest = ({ uses }: Subject) => uses.some((use) => use.direction === 'request');
const bodyLimit = ({ change }: Subject) => change.property === 'x-max-body-bytes';
/** What no limit stands for: a body may have any size. */
const limitOf = (side: { value: unknown } | undefined) => Number(valueIn(side) ?? Number.POSITIVE_INFINITY);

/** The corrections, the first that applies decides. Each is as small as the case that asked for it. */
export const corrections: readonly Correction[] = [
  {
    id: 'body-limit-lowered',
    impact: 'major',
    reason: 'Redocly does not know `x-max-body-bytes`: a body that was small enough is refused now.',
    applies: (subject) => bodyLimit(subject) && limitOf(subject.change.revision) < limitOf(subject.change.base),
  },
  {
    id: 'body-limit-raised',
    impact: 'minor',
    reason: 'Redocly does not know `x-max-body-bytes`: larger bodies are accepted now.',
    applies: bodyLimit,
  },
  {
    id: 'request-field-removed',
    impact: 'major',
    reason:
      'An open request still accepts the field, but nothing reads it any more: what the caller asked for is not done.',
    applies: (subject) =>
      (subject.change.kind === 'removed' || subject.change.property === 'key') &&
      keysOf(subject.change.path).at(-2) === 'properties' &&
      inRequest(subject),
  },
  {
    id: 'words-only',
    impact: 'patch',
    reason: 'Redocly rates everything new as minor. New examples, tags and evidence change no request and no answer.',
    applies: ({ change }) => change.verdicts.length === 0 && (isWords(change) || isComponent(change)),
  },
  {
    id: 'new-success-status',
    impact: 'major',
    reason: 'A client of the released contract takes a 2xx or 3xx that is not documented for a failure.',
    applies: ({ change }) =>
      change.typeName === 'Response' && change.kind === 'added' && /^([23]|default)/.test(lastKey(change)),
  },
  {
    id: 'default-changed',
    impact: 'major',
    reason: 'A request that leaves the value out means something else now. Redocly does not look at defaults.',
    applies: (subject) =>
      subject.change.property === 'default' && valueIn(subject.change.base) !== undefined && inRequest(subject),
  },
  {
    id: 'path-parameter-renamed',
    impact: 'major',
    reason: 'The wire does not show the name, but callers of the client pass path parameters by name.',
    applies: ({ change }) => change.typeName === 'Parameter' && change.property === 'name',
  },
  {
    id: 'header-no-longer-promised',
    impact: 'major',
    reason: 'Redocly looks for removed headers only; one that may be absent breaks the same readers.',
    applies: ({ change }) =>
      change.typeName === 'Header' && change.property === 'required' && valueIn(change.base) === true,
  },
  {
    id: 'wire-keyword',
    impact: 'minor',
    reason:
      'Redocly rates a compatible change of a keyword as patch. Here a patch changes no request and no answer: what ' +
      'widens a request, narrows an answer or deprecates something is a minor.',
    applies: ({ change }) => change.kind !== 'added' && change.verdicts.length === 0 && change.impact === 'patch',
  },
];

/** The correction that a change needs; `undefined` where Redocly's verdict stands. */
export function correctionOf(subject: Subject): Correction | undefined {
  const found = corrections.find((each) => each.applies(subject));
  return found?.impact === subject.change.impact ? undefined : found;
}

/** The key of the thing that changed: a status, a name. */
export function lastKey({ path }: RawChange): string {
  return keysOf(path).at(-1) ?? '';
}

/** The name of a value that has one, such as a parameter or a tag. */
export function nameIn(value: unknown): string | undefined {
  return isObject(value) && typeof value.name === 'string' ? value.name : undefined;
}
