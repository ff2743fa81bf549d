import type { Direction } from '../schema/reading.ts';
import type { Impact } from './finding.ts';

type Rating = readonly [impact: Impact, reason: string];

const stillDo = 'Callers that follow the documentation are unaffected.';
const asBefore = 'It works as before; generated code warns that it is deprecated.';
const stillWork = 'The existing ways still work.';

/** Changes outside of schemas, each with its impact and the reason. */
const own = {
  'operation-added': ['minor', 'Existing operations are unaffected.'],
  'operation-removed': ['major', 'Every call of it fails.'],
  'operation-id-changed': [
    'major',
    'Generated clients name their methods by it: calls of the old method do not compile, though requests are as before.',
  ],
  'operation-deprecated': ['minor', asBefore],
  'operation-reactivated': ['minor', asBefore],
  'repeat-allowed': ['minor', 'Clients may send the call again where they could not before.'],
  'repeat-refused': [
    'major',
    'Clients that repeat the call, as the contract allowed, do twice what should happen once.',
  ],
  'request-body-added-required': ['major', 'A request without a body is refused now.'],
  'request-body-became-required': ['major', 'A request without a body is refused now.'],
  'request-body-became-optional': ['minor', stillDo],
  'response-body-became-required': ['minor', stillDo],
  'response-body-became-optional': ['major', 'The body may be missing now.'],
  'request-body-size-lowered': ['major', 'A body that was small enough is refused now.'],
  'request-body-size-raised': ['minor', 'Larger bodies are accepted now.'],
  'response-status-removed': ['major', 'Callers that handle the answer by its status no longer find it documented.'],
  'request-status-removed': ['major', 'An answer with this status is no longer understood.'],
  'response-status-narrowed': ['minor', 'It was among those that callers had to expect.'],
  'response-status-added-success': ['major', 'Callers treat an undocumented success or redirection as a failure.'],
  'response-status-body-added': ['minor', 'Callers that expect no body skip it.'],
  'request-status-body-added': ['major', 'Receivers that answer without a body no longer keep the contract.'],
  'response-link-changed': ['minor', 'A link only describes how operations relate; the answer is as before.'],
  'xml-changed': ['major', 'Readers look for the field under its old name or in its old form.'],
  'response-link-added': ['minor', 'A link only describes how operations relate; the answer is as before.'],
  'response-link-removed': ['minor', 'A link only describes how operations relate; the answer is as before.'],
  'request-media-type-removed': ['major', 'A body of this type is refused now.'],
  'response-media-type-removed': ['major', 'Callers that read this type are not answered in it.'],
  'response-media-type-narrowed': ['minor', 'It was among those that callers had to expect.'],
  'response-media-type-generalized': ['major', 'Answers may have types that were not documented.'],
  'path-parameter-renamed': ['patch', 'No request shows the name; generated clients may name an argument by it.'],
  'security-tighter': ['major', 'A call that authenticates in the old way is refused now.'],
  'security-looser': ['minor', stillWork],
  'call-credentials-added': ['minor', 'Receivers that check none are unaffected.'],
  'call-credentials-changed': ['major', 'Receivers that check the old credentials refuse the call.'],
  'oauth-flow-removed': ['major', 'Callers that use this flow can no longer get a token.'],
  'oauth-flow-added': ['minor', stillWork],
  'oauth-url-changed': ['major', 'Callers are set up with the old address.'],
  'oauth-scope-removed': ['major', 'Callers that ask for the scope get no token.'],
  'oauth-scope-added': ['minor', stillWork],
  'server-removed': ['major', 'Callers that use this address no longer reach the service.'],
  'server-added': ['minor', 'The existing addresses still work.'],
  'server-variable-default-changed': ['major', 'Callers that leave the variable out call another address.'],
  'server-variable-value-removed': ['major', 'Callers that use the value no longer reach the service.'],
  'server-variable-value-added': ['minor', 'The existing values still work.'],
} as const satisfies Record<string, Rating>;

/** Changes that are rated alike in both directions. */
const either = {
  'body-added': ['minor', 'Those who do not know it are unaffected.'],
  'body-removed': ['major', 'Nothing reads the body any more.'],
  'status-added': ['minor', 'Callers have to expect errors of any status.'],
  'status-named': ['minor', 'The status was documented by a range or by `default` before.'],
  'media-type-added': ['minor', 'The existing types are still there.'],
  'encoding-changed': ['major', 'Parts that were written as documented are read in another way.'],
  'encoding-compatible': ['minor', 'Parts that are written as documented are still read.'],
  'parameter-reserved-allowed': ['minor', 'More ways to write the value are accepted.'],
  'parameter-reserved-refused': ['major', 'Values that were written so may be refused now.'],
  'parameter-empty-value-allowed': ['minor', 'More ways to write the value are accepted.'],
  'parameter-empty-value-refused': ['major', 'Values that were written so may be refused now.'],
} as const satisfies Record<string, Rating>;

/** Changes of parameters, and of headers of answers and parts, rated for each direction. */
const carried = {
  'request-added': ['minor', 'Callers that do not send it are unaffected.'],
  'request-added-required': ['major', 'A request without it is refused now.'],
  'request-became-required': ['major', 'A request without it is refused now.'],
  'request-became-optional': ['minor', stillDo],
  'request-removed': ['major', 'Nothing reads it any more, so it has no effect.'],
  'request-deprecated': ['minor', asBefore],
  'request-reactivated': ['minor', asBefore],
  'request-serialization-changed': ['major', 'A value that is written in the old way is read as another one.'],
  'response-added': ['minor', 'Callers that do not know it are unaffected.'],
  'response-became-required': ['minor', 'Callers can rely on it now.'],
  'response-became-optional': ['major', 'Callers that rely on it may not find it.'],
  'response-removed': ['major', 'Callers that read it no longer find it.'],
  'response-deprecated': ['minor', asBefore],
  'response-reactivated': ['minor', asBefore],
  'response-serialization-changed': ['major', 'Callers read its parts by the old way.'],
} as const satisfies Record<string, Rating>;

type Carried<Kind extends 'parameter' | 'header'> = {
  [Name in keyof typeof carried]: Name extends `${infer Way}-${infer Change}` ? `${Way}-${Kind}-${Change}` : never;
}[keyof typeof carried];

/** A kind of change outside of schemas. */
export type ChangeKind =
  | keyof typeof own
  | `${Direction}-${keyof typeof either}`
  | Carried<'parameter'>
  | Carried<'header'>;

const ratings: Record<string, Rating> = { ...either, ...carried, ...own };

/** The impact of a kind of change, and why it has that. */
export function ratingOf(check: ChangeKind): Rating {
  const [without, alike] = [check.replace(/-(?:parameter|header)-/, '-'), check.replace(/^(?:request|response)-/, '')];
  // The type says that the name is in one of the tables.
  return (ratings[check] ?? ratings[alike] ?? ratings[without]) as Rating;
}
