import type { Bundle } from '@dli-connections/contract/bundle';
import { facts as keywords } from '@dli-connections/document/keywords';
import { isNode, listOf, nodeOf } from '@dli-connections/document/node';
import { stepOf } from '@dli-connections/document/pointer';
import { type JsonObject, operationsOf } from './bundle.ts';

/** The certainty of a fact: documented, seen in client code, inferred. */
export type Grade = 'D' | 'C' | 'I';

/** One statement of the spec, with where it comes from. */
export interface Fact {
  /** The node that states it, from the root of the bundle. */
  pointer: string;
  /** The constraint; `.` for the node itself. */
  keyword: string;
  /** Absent if the spec does not say where the fact comes from. */
  grade?: Grade;
  /** Its entry in EVIDENCE.md. */
  entry?: string;
}

/** Extensions that state a fact of an operation or a body. */
const extensions = ['x-max-body-bytes', 'x-repeat'];

/** All facts of a bundle: operations, parameters, bodies, statuses, headers, properties, and each constraint on them. */
export function factsOf(document: Bundle): Fact[] {
  const facts: Fact[] = [];
  const state = (node: JsonObject, pointer: string, keywords: string[]) => {
    for (const keyword of keywords) facts.push({ pointer, keyword, ...citationOf(node, keyword) });
  };

  /** A node that is a fact itself, with its members. A reference counts at its target. */
  function visit(node: unknown, pointer: string, isFact = true): void {
    if (!isNode(node) || '$ref' in node) return;
    state(node, pointer, [...(isFact ? ['.'] : []), ...extensions.filter((key) => key in node)]);
    for (const [key, each] of entriesOf(node.headers)) visit(each, `${pointer}/headers${stepOf(key)}`);
    for (const [type, media] of entriesOf(node.content)) {
      if (isNode(media)) visitSchema(media.schema, `${pointer}/content${stepOf(type)}/schema`);
    }
    visitSchema(node.schema, `${pointer}/schema`);
  }

  function visitSchema(schema: unknown, pointer: string, isFact = false, isBranch = false): void {
    if (!isNode(schema) || '$ref' in schema) return;
    const stated = isBranch ? [] : Object.keys(schema).filter((key) => keywords.includes(key));
    state(schema, pointer, [...(isFact ? ['.'] : []), ...stated]);
    for (const [name, each] of entriesOf(schema.properties)) {
      visitSchema(each, `${pointer}/properties${stepOf(name)}`, true);
    }
    visitSchema(schema.items, `${pointer}/items`);
    // The branches of a choice are covered by the schema that has the choice.
    visitSchema(schema.not, `${pointer}/not`, false, true);
    for (const list of ['anyOf', 'oneOf', 'allOf']) {
      for (const [index, each] of listOf(schema[list]).entries()) {
        visitSchema(each, `${pointer}/${list}/${index}`, false, list !== 'allOf');
      }
    }
  }

  for (const { pointer, node } of operationsOf(document)) {
    state(node, pointer, ['.']);
    for (const [index, each] of listOf(node.parameters).entries()) visit(each, `${pointer}/parameters/${index}`);
    visit(node.requestBody, `${pointer}/requestBody`);
    for (const [status, each] of entriesOf(node.responses)) visit(each, `${pointer}/responses/${status}`);
  }
  for (const [kind, members] of Object.entries(document.components ?? {})) {
    for (const [name, each] of entriesOf(members)) {
      const pointer = `#/components/${kind}${stepOf(name)}`;
      if (kind === 'schemas') visitSchema(each, pointer);
      else if (kind !== 'examples') visit(each, pointer);
    }
  }
  return facts;
}

function entriesOf(value: unknown): [string, unknown][] {
  return Object.entries(nodeOf(value));
}

/** The evidence of a keyword: one citation for the whole node, or a map in which `.` is the rest. */
function citationOf(node: JsonObject, keyword: string): { grade: Grade; entry: string } | undefined {
  const evidence = node['x-evidence'];
  const text = isNode(evidence) ? (evidence[keyword] ?? evidence['.']) : evidence;
  const found = /^([DCI]) (\S+)$/.exec(String(text));
  return found ? { grade: found[1] as Grade, entry: found[2] ?? '' } : undefined;
}
