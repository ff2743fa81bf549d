import type { JsonObject } from '../bundle.ts';
import { ranges } from '../schema/own.ts';

/** A keyword whose value differs. On its own it allows fewer values, more values, or neither for certain. */
export interface Difference {
  keyword: string;
  way: 'tighter' | 'looser' | 'other';
  before: unknown;
  after: unknown;
}

/** Both sides of a schema, as written in the documents. */
interface Written {
  before: readonly JsonObject[];
  after: readonly JsonObject[];
}

/** Names each difference by its keyword in the documents: `integer` means a `multipleOf`, and `int32` two bounds. */
export function asWritten(found: readonly Difference[], written: Written): Difference[] {
  const texts = found.filter((each) => !isOfType(each, written)).map((each) => withContentKeyword(each, written));
  const [before, after] = [written.before, written.after].map(rangeIn);
  const isOf = (format: string | undefined, bound: unknown) =>
    bound === undefined || (format !== undefined && ranges.get(format)?.includes(Number(bound)));
  const isImplied = (each: Difference) =>
    before !== after && /^m..imum$/.test(each.keyword) && isOf(before, each.before) && isOf(after, each.after);
  const implied = texts.find(isImplied);
  const others = texts.filter((each) => !isImplied(each));
  return implied ? [{ keyword: 'format', way: implied.way, before, after }, ...others] : others;
}

/** True for the step of an integer, which is reported as a change of `type`. */
function isOfType({ keyword, before, after }: Difference, written: Written): boolean {
  const isStated = [...written.before, ...written.after].some((part) => 'multipleOf' in part);
  return keyword === 'multipleOf' && !isStated && (before === 1 || after === 1);
}

function rangeIn(parts: readonly JsonObject[]): string | undefined {
  return parts.map(({ format }) => String(format)).find((format) => ranges.has(format));
}

/** Formats include the content of a text, such as `contentMediaType image/png`; base64 has the name of OpenAPI 3.0, `byte`. */
function withContentKeyword(difference: Difference, written: Written): Difference {
  const isEncoded = [...written.before, ...written.after].some((part) => 'contentEncoding' in part);
  const [before, after] = [difference.before, difference.after].map((value) => {
    const [, keyword, content] = /^(content\w+) (.*)$/.exec(String(value)) ?? [];
    if (keyword) return { keyword, value: content };
    return value === 'byte' && isEncoded ? { keyword: 'contentEncoding', value: 'base64' } : { value };
  });
  const keyword = before?.keyword ?? after?.keyword;
  const isOne = [before, after].every((each) => each?.value === undefined || each.keyword === keyword);
  return keyword && isOne ? { ...difference, keyword, before: before?.value, after: after?.value } : difference;
}
