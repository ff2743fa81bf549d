import { type Bundle, listOperations, type Schema } from '@dli-connections/contract/bundle';
import { stepOf } from '@dli-connections/contract/server';
import { nodeOf } from '@dli-connections/document/node';
import { type Site, schemaAt, sitesOf } from '../derive/sites.ts';

/** An answer before it is put on the wire. */
export interface MutatedAnswer {
  status: number;
  headers: Record<string, string>;
  /** The text of the body. */
  text: string;
}

/** Answers of one status that obey a spec with one rule broken, and not the true one. */
export interface AnswerMutant {
  /** `field dropped /components/…/is_success in 201 of createEnhancedConnection`. */
  name: string;
  kind: string;
  /** The operation that gives such answers; every one for an error. */
  operation: string | undefined;
  status: number;
  /** Breaks the rule in a true answer; `undefined` if the rule does not apply to it. */
  alter: (answer: MutatedAnswer) => MutatedAnswer | undefined;
}

/** A replacement for a value; `undefined` if there is none. */
type Change = readonly [kind: string, to: (value: unknown) => unknown];

const gone = Symbol('gone');

/** A wrong value for each place of a schema. */
function valuesBeside(schema: Schema): Change[] {
  const types = [schema.type ?? []].flat();
  const { minimum, enum: words, format, pattern, minLength } = schema as Schema & { minimum?: number; enum?: string[] };
  const isOf = (type: string) => types.includes(type) || (type === 'number' && types.includes('integer'));
  const isOther = (type: string) => types.length > 0 && !isOf(type);
  const rows: [kind: string, applies: boolean, to: Change[1]][] = [
    [
      'type changed to string',
      isOther('string'),
      (value) => (typeof value === 'object' ? JSON.stringify(value) : `${value}`),
    ],
    ['type changed to number', isOther('number'), () => 7.5],
    ['type changed to object', isOther('object'), () => ({})],
    ['type changed to array', isOther('array'), () => []],
    ['null', isOther('null'), () => null],
    ['fraction', types.includes('integer'), (value) => Number(value) + 0.5],
    ['below minimum', minimum !== undefined, () => Number(minimum) - 1],
    ['value added', words !== undefined, (value) => `${value}X`],
    ['case changed', words !== undefined, (value) => String(value).toLowerCase()],
    ['above format', format === 'int32', () => 2 ** 31],
    ['format dropped', format === 'ipv4' || format === 'uuid', (value) => `${value}0`],
    ['pattern loosened', pattern !== undefined, (value) => `x${value}`],
    ['pattern loosened at its end', pattern !== undefined, (value) => `${value}0`],
    ['minLength dropped', minLength !== undefined, () => ''],
  ];
  return rows.flatMap(([kind, applies, to]) => (applies ? [[kind, to] as const] : []));
}

/** Puts something else wherever a place is; the items of a list are all at one place. */
function put(node: unknown, place: readonly string[], to: Change[1]): unknown {
  const [key, ...rest] = place;
  if (key === undefined) return to(node);
  if (Array.isArray(node)) return node.map((each) => put(each, rest, to));
  if (typeof node !== 'object' || node === null || !(key in node)) return node;
  const { [key]: inner, ...others } = node as Record<string, unknown>;
  const changed = put(inner, rest, to);
  return changed === gone ? others : { ...others, [key]: changed };
}

function renamed(node: unknown, place: readonly string[]): unknown {
  const last = place.at(-1) ?? '';
  return put(node, place.slice(0, -1), (parent) => {
    if (typeof parent !== 'object' || parent === null || !(last in parent)) return parent;
    const { [last]: value, ...others } = parent as Record<string, unknown>;
    return { ...others, [`${last}_`]: value };
  });
}

/**
 * Every mutant of the answers in a bundle. The rules for errors are the same for every operation, and broken for one
 * status at a time.
 */
export function answerMutants(bundle: Bundle): AnswerMutant[] {
  const found = listOperations(bundle).flatMap(({ operationId, path, method, responses }) =>
    Object.keys(responses).flatMap((status) => {
      const at = schemaAt(bundle, `/paths${stepOf(path)}/${method.toLowerCase()}/responses/${status}`);
      // The place of a response, not of a schema.
      const response = at.schema as unknown as { content?: Record<string, { schema: Schema }>; headers?: object };
      const isError = Number(status) >= 400;
      const [media] = Object.keys(response.content ?? {});
      const root = media && `${at.pointer}/content${stepOf(media)}/schema`;
      const sites = root ? sitesOf(bundle, 'body', root, [], true) : [];
      const drafts = [
        ...sites.flatMap(ofSite),
        ...ofEnvelope(Number(status), Object.keys(responses).map(Number), media !== undefined),
        ...Object.keys(response.headers ?? {}).flatMap(ofHeader),
      ];
      return drafts.map(
        ([kind, rule, alter]): AnswerMutant => ({
          name: `${kind} ${rule} in ${status}${isError ? '' : ` of ${operationId}`}`,
          kind,
          operation: isError ? undefined : operationId,
          status: Number(status),
          alter,
        }),
      );
    }),
  );
  return [...new Map(found.map((each) => [each.name, each])).values()];
}

type Draft = readonly [kind: string, rule: string, alter: AnswerMutant['alter']];

const inBody =
  (change: (body: unknown) => unknown): AnswerMutant['alter'] =>
  (answer) => {
    const body: unknown = JSON.parse(answer.text);
    const text = JSON.stringify(change(body));
    return text === JSON.stringify(body) ? undefined : { ...answer, text };
  };

function ofSite({ pointer, place, schema, required }: Site): Draft[] {
  const rule = place.length > 0 ? `${pointer} at ${place.join('.')}` : pointer;
  const values = valuesBeside(schema).map(([kind, to]): Draft => [kind, rule, inBody((body) => put(body, place, to))]);
  if (!required || place.length === 0 || place.at(-1) === '0') return values;
  return [
    ...values,
    ['field dropped', rule, inBody((body) => put(body, place, () => gone))],
    ['field renamed', rule, inBody((body) => renamed(body, place))],
  ];
}

function ofEnvelope(status: number, documented: number[], hasBody: boolean): Draft[] {
  const other = documented.find((each) => each !== status && each >= 400) ?? 500;
  const header = (value: string) => (answer: MutatedAnswer) => ({
    ...answer,
    headers: { ...answer.headers, 'content-type': value },
  });
  return [
    ['status dropped', 'status', (answer) => ({ ...answer, status: other })],
    ['status undocumented', 'status', (answer) => ({ ...answer, status: status < 400 ? 202 : 422 })],
    ...(hasBody
      ? ([
          ['media type changed', 'content', header('text/plain')],
          ['body dropped', 'content', (answer) => ({ ...answer, text: '' })],
          ['body is no JSON', 'content', (answer) => ({ ...answer, text: answer.text.slice(0, -1) })],
          ['field added', 'content', inBody((body) => ({ ...nodeOf(body), stack: 'at main.ts:1' }))],
        ] satisfies Draft[])
      : ([['body added', 'content', (answer) => ({ ...answer, status: 200, text: '{}' })]] satisfies Draft[])),
  ];
}

function ofHeader(name: string): Draft[] {
  const header = name.toLowerCase();
  const put = (value: string) => (answer: MutatedAnswer) => ({
    ...answer,
    headers: { ...answer.headers, [header]: value },
  });
  return [
    ['header dropped', name, ({ headers: { [header]: _, ...headers }, ...answer }) => ({ ...answer, headers })],
    ['header is no number', name, put('soon')],
    ['header below minimum', name, put('0')],
  ];
}
