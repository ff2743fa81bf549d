import { isNode, nodeOf } from '@dli-connections/document/node';
import { type JsonObject, lookUp, resolveIn } from '../bundle.ts';
import { compareContent } from './content.ts';
import { compareHeaders } from './headers.ts';
import { plainText } from './locate.ts';
import { directionOf, type OperationContext, pairs, type Side, tell } from './operation.ts';

/** Compares the request bodies of an operation. */
export function compareRequestBody(context: OperationContext): void {
  const [one, other] = [context.before, context.after].map(bodyOf);
  const direction = directionOf(context, 'request');
  const place = { part: 'request body', nodes: [other, one] };
  const [was, is] = [one, other].map((each) => (each?.required === true ? 'required' : 'optional'));
  if (!one && other) {
    const check =
      direction === 'request' && is === 'required'
        ? 'request-body-added-required'
        : (`${direction}-body-added` as const);
    tell(context, check, `New ${is} request body.`, place);
  }
  if (one && !other) tell(context, `${direction}-body-removed`, 'Removed: the request body.', place);
  if (!one || !other) return;
  if (was !== is && is) tell(context, `${direction}-body-became-${is}`, `The request body became ${is}.`, place);
  compareSize(context, one, other);
  compareContent(context, 'request', { before: one, after: other }, 'request body ');
}

function compareSize(context: OperationContext, one: JsonObject, other: JsonObject): void {
  const [before, after] = [one, other].map((body) => {
    const limit = body['x-max-body-bytes'];
    return typeof limit === 'number' ? limit : undefined;
  });
  if (before === after) return;
  const isLowered = (after ?? Infinity) < (before ?? Infinity);
  const [from, to] = [before, after].map((each) => (each === undefined ? 'no limit' : `\`${each}\` bytes`));
  const place = { part: 'request body', nodes: [other, one], before, after };
  const check = `request-body-size-${isLowered ? 'lowered' : 'raised'}` as const;
  tell(context, check, `\`x-max-body-bytes\` went from ${from} to ${to}.`, place);
}

function bodyOf({ document, node }: Side): JsonObject | undefined {
  const body = resolveIn(document, node.requestBody);
  return isNode(body) ? body : undefined;
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
  const entries = Object.entries(nodeOf(node.responses));
  return new Map(
    entries
      .filter(([status]) => !status.startsWith('x-'))
      .map(([status, each]) => {
        const response = resolveIn(document, each);
        return [status.toUpperCase() === 'DEFAULT' ? 'default' : status.toUpperCase(), nodeOf(response)];
      }),
  );
}

function covering(responses: Responses, status: string): JsonObject | undefined {
  return responses.get(`${status[0]}XX`) ?? (status === 'default' ? undefined : responses.get('default'));
}

function reportRemoved(context: OperationContext, status: string, response: JsonObject, now: Responses): void {
  const direction = directionOf(context, 'response');
  const place = { part: `status ${status}`, nodes: [response], before: status };
  const known = responsesOf(context.before);
  const isIn = (each: string) =>
    status === 'default' ? !known.has(each) : /XX$/.test(status) && each[0] === status[0];
  const within = [...now.keys()].filter(isIn);
  if (direction === 'response' && within.length > 0) {
    const words = `Status \`${status}\` is one of \`${within.join('`, `')}\` now.`;
    tell(context, 'response-status-narrowed', words, { ...place, after: within });
  } else {
    tell(context, `${direction}-status-removed`, `Removed: status \`${status}\`: ${sentence(response)}`, place);
  }
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
  const isNew = direction === 'response' && isSuccess && !isCovered;
  const check = isNew
    ? 'response-status-added-success'
    : (`${direction}-status-${isCovered ? 'named' : 'added'}` as const);
  const place = { part: `status ${status}`, nodes: [response], after: status };
  tell(context, check, `New status \`${status}\`: ${sentence(response)}`, place);
}

function compareResponse(context: OperationContext, before: JsonObject, after: JsonObject, status: string): void {
  const part = `status ${status} `;
  const hasContent = ({ content }: JsonObject) => isNode(content) && Object.keys(content).length > 0;
  if (!hasContent(before) && hasContent(after)) {
    const place = { part: part.trim(), nodes: [after] };
    tell(
      context,
      `${directionOf(context, 'response')}-status-body-added`,
      `Status \`${status}\` has a body now.`,
      place,
    );
  }
  compareContent(context, 'response', { before, after }, part);
  compareHeaders(context, 'response', { before, after }, part);
  compareLinks(context, before, after, part);
}

function compareLinks(context: OperationContext, one: JsonObject, other: JsonObject, part: string): void {
  const [old, now] = [linksOf(one, context.before), linksOf(other, context.after)];
  const place = { part: part.trim(), nodes: [other] };
  for (const [name, before, after] of pairs(old, now)) {
    if (before === after) continue;
    const verb = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    const words = { added: 'New', removed: 'Removed:', changed: 'Changed:' }[verb];
    tell(context, `response-link-${verb}`, `${words} link \`${name}\`.`, place);
  }
}

/** Links by name, as text without words for people. Either way to name an operation stands for the operation. */
function linksOf({ links }: JsonObject, { document }: Side): Map<string, string> {
  const entries = Object.entries(nodeOf(links));
  const all = entries.map(([name, each]): [string, string] => {
    const link = resolveIn(document, each);
    const { operationRef, ...others } = nodeOf(link);
    const target = typeof operationRef === 'string' ? lookUp(document, operationRef) : undefined;
    const isKnown = isNode(target) && target.operationId !== undefined;
    return [name, plainText(isKnown ? { ...others, operationId: target.operationId } : link)];
  });
  return new Map(all);
}

function sentence({ description }: JsonObject): string {
  const text =
    String(description ?? '')
      .split('\n')[0]
      ?.replace(/\.$/, '') ?? '';
  return `${text.replaceAll('`', "'")}.`;
}
