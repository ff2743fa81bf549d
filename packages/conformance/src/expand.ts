/**
 * Values of cases, written short: `{ $text: [64, a] }` is a string of 64 a, `{ $text: [64, a, b=] }` one of 64 characters
 * that starts with b=, `{ $repeat: [20, x] }` an array of 20 x in which `#` is the index, and `$name`, or `${name}` inside
 * a text, a value that an earlier step saved.
 */
export function expand(value: unknown, saved: Record<string, unknown> = {}, index?: number): unknown {
  if (typeof value === 'string') {
    if (value.startsWith('$') && value.slice(1) in saved) return saved[value.slice(1)];
    const text = value.includes('${')
      ? value.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => String(saved[name] ?? whole))
      : value;
    return index === undefined ? text : text.replaceAll('#', String(index));
  }
  if (Array.isArray(value)) return value.map((each) => expand(each, saved, index));
  if (typeof value !== 'object' || value === null) return value;
  const { $text, $repeat } = value as { $text?: [number, string, string?]; $repeat?: [number, unknown] };
  if ($text) return ($text[2] ?? '').padEnd($text[0], $text[1]);
  if ($repeat) return Array.from({ length: $repeat[0] }, (_, at) => expand($repeat[1], saved, at));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, expand(each, saved, index)]));
}
