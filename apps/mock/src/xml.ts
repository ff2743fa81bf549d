/** Writes values as XML, by the XML Objects of their schemas (OpenAPI 3.1.1, 4.8.26). */
import type { At, Source } from '@dli-connections/document/follow';
import { listOf, nodeOf, ownOf } from '@dli-connections/document/node';
import { stepOf } from '@dli-connections/document/pointer';

/** Recognises a media type of XML. */
export const isXml = (mediaType: string) => /^(?:application|text)\/xml\b|^[^;]*\+xml\b/i.test(mediaType);

interface Xml {
  name?: string;
  prefix?: string;
  namespace?: string;
  attribute?: boolean;
  wrapped?: boolean;
}

/** Writes a value of a schema as a document of XML. The element has the name of the schema where it states none. */
export function xmlOf(source: Source, schema: At<unknown>, value: unknown): string {
  const all = partsOf(source, schema);
  const component = all.map(({ pointer }) => /^\/components\/schemas\/([^/]+)$/.exec(pointer)?.[1]).find(Boolean);
  const written = elements(source, all, component ?? 'root', value);
  return `<?xml version="1.0" encoding="UTF-8"?>${Array.isArray(value) && !xmlIn(all).wrapped ? element(component ?? 'root', xmlIn(all), written) : written}`;
}

/** A schema and those that hold for the same value: what it refers to, and the parts of `allOf`. */
function partsOf(source: Source, at: At<unknown>, seen = new Set<string>()): At[] {
  if (seen.has(at.pointer)) return [];
  seen.add(at.pointer);
  const { $ref, allOf } = nodeOf(at.node);
  const target = typeof $ref === 'string' ? source.target($ref, at.pointer) : undefined;
  const parts = listOf(allOf).map((node, index) => ({ node, pointer: `${at.pointer}/allOf/${index}` }));
  const others = [...(target ? [target] : []), ...parts].flatMap((each) => partsOf(source, each, seen));
  return [{ node: nodeOf(at.node), pointer: at.pointer }, ...others];
}

const xmlIn = (all: readonly At[]): Xml => Object.assign({}, ...all.map(({ node }) => node.xml ?? {}).reverse());

function partOf(source: Source, all: readonly At[], keyword: string, name?: string): At[] {
  for (const { node, pointer } of all) {
    const there = name === undefined ? node[keyword] : ownOf(nodeOf(node[keyword]), name);
    const at = pointer + stepOf(keyword) + (name === undefined ? '' : stepOf(name));
    if (there !== undefined) return partsOf(source, { node: there, pointer: at });
  }
  return [];
}

/** The element of a value, or the elements of the items of a list that is not wrapped. */
function elements(source: Source, all: readonly At[], fallback: string, value: unknown): string {
  const xml = xmlIn(all);
  if (!Array.isArray(value)) return element(fallback, xml, ...contentOf(source, all, value));
  const items = partOf(source, all, 'items');
  const name = xml.wrapped ? (xml.name ?? fallback) : fallback;
  const written = value.map((each) => elements(source, items, name, each)).join('');
  return xml.wrapped ? element(fallback, xml, written) : written;
}

function contentOf(source: Source, all: readonly At[], value: unknown): [content: string, attributes: string] {
  if (typeof value !== 'object' || value === null) return [escaped(value ?? ''), ''];
  let [content, attributes] = ['', ''];
  for (const [name, each] of Object.entries(value)) {
    const own = partOf(source, all, 'properties', name);
    const xml = xmlIn(own);
    if (xml.attribute && typeof each !== 'object') attributes += ` ${nameOf(name, xml)}="${escaped(each)}"`;
    else content += elements(source, own, name, each);
  }
  return [content, attributes];
}

function element(fallback: string, xml: Xml, content: string, attributes = ''): string {
  const name = nameOf(fallback, xml);
  const space = xml.prefix === undefined ? 'xmlns' : `xmlns:${xml.prefix}`;
  const start = name + (xml.namespace === undefined ? '' : ` ${space}="${escaped(xml.namespace)}"`) + attributes;
  return content === '' ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

/** A name that XML allows. */
function nameOf(fallback: string, { name = fallback, prefix }: Xml): string {
  const safe = name.replaceAll(/[^\p{L}\p{N}_.:-]/gu, '_').replace(/^(?![\p{L}_])/u, '_');
  return prefix === undefined ? safe : `${prefix}:${safe}`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text without the controls that XML has no form for. */
const escaped = (value: unknown) =>
  String(value)
    .toWellFormed()
    .replaceAll(/[^\t\n\r\P{Cc}]|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"]/g, (each) => entities[each] ?? each);
