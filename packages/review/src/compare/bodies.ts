import { isObject, type JsonObject, resolveIn } from '../bundle.ts';
import { compareContent } from './content.ts';
import { compareHeaders } from './headers.ts';
import { directionOf, type OperationContext, type Side, tell } from './operation.ts';

/** Compares the request bodies of an operation. */
export function compareRequestBody(context: OperationContext): void {
  const [one, other] = [context.before, context.after].map(bodyOf);
  const direction = directionOf(context, 'request');
  const isSent = direction === 'request';
  const place = { part: 'request body', nodes: [other, one] };
  const [was, is] = [one?.required === true, other?.required === true];
  if (!one && other) {
    const breaks = isSent && is;
    const reason = breaks ? 'A request without a body is refused now.' : 'Those who do not know it are not concerned.';
    tell(
      context,
      `${direction}-body-added${breaks ? '-required' : ''}`,
      breaks ? 'major' : 'minor',
      `New ${is ? 'required' : 'optional'} request body.`,
      reason,
      place,
    );
    return;
  }
  if (!one || !other) {
    if (one)
      tell(
        context,
        `${direction}-body-removed`,
        'major',
        'Removed: the request body.',
        'Nothing reads the body any more.',
        place,
      );
    return;
  }
  if (was !== is) {
    const breaks = isSent ? is : was;
    const reason = breaks
      ? is
        ? 'A request without a body is refused now.'
        : 'The body may be missing now.'
      : 'Those who did as documented still do.';
    tell(
      context,
      `${direction}-body-became-${is ? 'required' : 'optional'}`,
      breaks ? 'major' : 'minor',
      `The request body became ${is ? 'required' : 'optional'}.`,
      reason,
      place,
    );
  }
  compareSize(context, one, other);
  compareContent(context, 'request', { before: one, after: other }, 'request body ');
}

function compareSize(context: OperationContext, one: JsonObject, other: JsonObject): void {
  const limitOf = (body: JsonObject) =>
    typeof body['x-max-body-bytes'] === 'number' ? body['x-max-body-bytes'] : Infinity;
  const [before, after] = [limitOf(one), limitOf(other)];
  if (before === after) return;
  const breaks = after < before;
  const [from, to] = [before, after].map((each) => (each === Infinity ? 'no limit' : `\`${each}\` bytes`));
  const reason = breaks ? 'A body that was small enough is refused now.' : 'Larger bodies are accepted now.';
  tell(
    context,
    `request-body-size-${breaks ? 'lowered' : 'raised'}`,
    breaks ? 'major' : 'minor',
    `\`x-max-body-bytes\` went from ${from} to ${to}.`,
    reason,
    {
      part: 'request body',
      nodes: [other, one],
      before: before === Infinity ? undefined : before,
      after: after === Infinity ? undefined : after,
    },
  );
}

function bodyOf({ document, node }: Side): JsonObject | undefined {
  const body = resolveIn(document, node.requestBody);
  return isObject(body) ? body : undefined;
}

/** Compares the answers of an operation. A range such as `4XX`, or `default`, documents every status that is not named. */
export function compareResponses(context: OperationContext): void {
  const [old, now] = [context.before, context.after].map(responsesOf) as [Responses, Responses];
  for (const [status, response] of old) {
    const other = now.get(status) ?? covering(now, status);
    if (other) compareResponse(context, response, other, status);
    else reportRemoved(context, status, response, now);
  }
  for (const [status, response] of now) {
    if (old.has(status)) continue;
    const other = covering(old, status);
    if (other) compareResponse(context, other, response, status);
    reportAdded(context, status, response, other !== undefined, old);
  }
}

type Responses = Map<string, JsonObject>;

function responsesOf({ document, node }: Side): Responses {
  const entries = isObject(node.responses) ? Object.entries(node.responses) : [];
  return new Map(
    entries
      .filter(([status]) => !status.startsWith('x-'))
      .map(([status, each]) => {
        const response = resolveIn(document, each);
        return [
          status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(),
          isObject(response) ? response : {},
        ];
      }),
  );
}

function covering(responses: Responses, status: string): JsonObject | undefined {
  return responses.get(`${status[0]}XX`) ?? (status === 'default' ? undefined : responses.get('default'));
}

function reportRemoved(context: OperationContext, status: string, response: JsonObject, now: Responses): void {
  const direction = directionOf(context, 'response');
  const within = status.endsWith('XX') ? [...now.keys()].filter((each) => each[0] === status[0]) : [];
  if (direction === 'response' && within.length > 0) {
    const words = `Status \`${status}\` is one of \`${within.join('`, `')}\` now.`;
    const place = { part: `status ${status}`, nodes: [response], before: status, after: within };
    tell(context, 'response-status-narrowed', 'minor', words, 'It was among those that callers had to expect.', place);
    return;
  }
  const reason =
    direction === 'response'
      ? 'Callers that handle the answer by its status no longer find it documented.'
      : 'An answer of this status is not understood any more.';
  tell(
    context,
    `${direction}-status-removed`,
    'major',
    `Removed: status \`${status}\`: ${sentence(response)}`,
    reason,
    { part: `status ${status}`, nodes: [response], before: status },
  );
}

function reportAdded(
  context: OperationContext,
  status: string,
  response: JsonObject,
  isCovered: boolean,
  old: Responses,
): void {
  const direction = directionOf(context, 'response');
  const hasSuccess = [...old.keys()].some((each) => each.startsWith('2'));
  // Beside a documented success, `default` stands for failures.
  const isSuccess = /^[23]/.test(status) || (status === 'default' && !hasSuccess && old.size > 0);
  const breaks = direction === 'response' && isSuccess && !isCovered;
  const reason = breaks
    ? 'Callers take a success or a redirection that is not documented for a failure.'
    : isCovered
      ? 'The status was documented by a range or by `default` before.'
      : 'Callers have to expect errors of any status.';
  tell(
    context,
    `${direction}-status-added${breaks ? '-success' : ''}`,
    breaks ? 'major' : 'minor',
    `New status \`${status}\`: ${sentence(response)}`,
    reason,
    { part: `status ${status}`, nodes: [response], after: status },
  );
}

function compareResponse(context: OperationContext, before: JsonObject, after: JsonObject, status: string): void {
  const part = `status ${status} `;
  const hasContent = ({ content }: JsonObject) => isObject(content) && Object.keys(content).length > 0;
  if (!hasContent(before) && hasContent(after)) {
    const direction = directionOf(context, 'response');
    const words = `Status \`${status}\` has a body now.`;
    const breaks = direction === 'request';
    const reason = breaks
      ? 'Receivers that answer without a body no longer do as documented.'
      : 'Callers that expect no body skip it.';
    const place = { part: part.trim(), nodes: [after] };
    tell(context, `${direction}-body-added`, breaks ? 'major' : 'minor', words, reason, place);
  }
  compareContent(context, 'response', { before, after }, part);
  compareHeaders(context, { before, after }, part);
  compareLinks(context, before, after, part);
}

function compareLinks(context: OperationContext, one: JsonObject, other: JsonObject, part: string): void {
  const [old, now] = [one, other].map(({ links }) => (isObject(links) ? links : {})) as [JsonObject, JsonObject];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const verb = !(name in now) ? 'removed' : !(name in old) ? 'added' : undefined;
    const place = { part: part.trim(), nodes: [other] };
    if (verb)
      tell(
        context,
        `response-link-${verb}`,
        'minor',
        `${verb === 'added' ? 'New' : 'Removed:'} link \`${name}\`.`,
        'A link says how operations go together; the answer is as before.',
        place,
      );
  }
}

function sentence({ description }: JsonObject): string {
  const text =
    String(description ?? '')
      .split('\n')[0]
      ?.replace(/\.$/, '') ?? '';
  return `${text.replaceAll('`', "'")}.`;
}
