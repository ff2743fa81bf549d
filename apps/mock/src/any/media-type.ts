import { parametersOf } from '@dli-connections/contract/run-time';

/** The media type of a body. */
export interface NamedMediaType {
  /** As the operation names it. */
  offered: string;
  /** In lower case, without parameters. */
  sent: string;
  /** Absent if it is UTF-8. */
  charset?: string;
}

/** Finds which of the media types of an operation a body has. Those may be ranges, such as `text/*`. */
export function mediaTypeOf(
  sent: string | undefined,
  offered: readonly string[],
): NamedMediaType | { problem: string } {
  const [only = ''] = offered;
  const rule = offered.length === 1 ? only : `one of ${offered.join(', ')}`;
  if (!sent) return { problem: `header Content-Type is required, and must be ${rule}` };
  const [start = ''] = sent.split(';', 1);
  const type = start.trim().toLowerCase();
  const parameters = parametersOf(sent.slice(start.length));
  const found = namedBy(type, parameters ?? new Map(), offered) ?? rangeOf(type, offered);
  if (found === undefined) return { problem: `header Content-Type must be ${rule}` };
  if (!parameters) return { problem: 'header Content-Type must have parameters of the form name=value, each once' };
  const charset = parameters.get('charset')?.toLowerCase() ?? 'utf-8';
  if (charset === 'utf-8' || charset === 'utf8') return { offered: found, sent: type };
  if (/^text\//.test(type) && isCharset(charset)) return { offered: found, sent: type, charset };
  return { problem: 'header Content-Type must name the charset utf-8, or none' };
}

function isCharset(label: string): boolean {
  try {
    return new TextDecoder(label) !== undefined;
  } catch {
    return false;
  }
}

/** The media type of that name. Of several, the one with the most parameters in common, and none that has others. */
function namedBy(type: string, sent: ReadonlyMap<string, string>, offered: readonly string[]): string | undefined {
  const same = offered.filter((each) => bare(each) === type);
  if (!same.some((each) => each.includes(';'))) return same[0];
  const rated = same.map((each) => {
    const own = parametersOf(each.slice(each.indexOf(';'))) ?? new Map<string, string>();
    const names = each.includes(';') ? [...own.keys()].filter((name) => !/^(?:charset|boundary)$/.test(name)) : [];
    const isOther = names.some((name) => sent.has(name) && sent.get(name) !== own.get(name));
    const common = names.filter((name) => sent.has(name)).length;
    return { each, rate: isOther ? -Infinity : common - (names.length - common) / 100 };
  });
  const [best] = rated.filter(({ rate }) => rate > -Infinity).sort((a, b) => b.rate - a.rate);
  return best?.each;
}

/** A media type without its parameters, in lower case. */
const bare = (type: string) => (type.split(';', 1)[0] ?? '').trim().toLowerCase();

/** The most specific range around a media type. */
function rangeOf(type: string, offered: readonly string[]): string | undefined {
  const around = offered.filter((each) => includes(bare(each), type));
  return around.find((each) => bare(each) !== '*/*') ?? around[0];
}

function includes(range: string, type: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}
