/** The texts that a server shows when it answers. */
export interface Banner {
  /** Its name and its address: `mock on http://127.0.0.1:4010`. */
  place: string;
  about: string;
  operations: readonly { method: string; path: string }[];
  /** A line for a shell. */
  curl: string;
}

/** Lines of the banner beside its operations and the curl line, and that of the cursor behind it. */
const otherLines = 6;

/** A banner that fits a terminal: the address first and last, a row for each path, and a line for a shell. */
export function bannerOf(
  { place, about, operations, curl }: Banner,
  { columns = 80, rows = 24 }: { columns?: number; rows?: number } = process.stdout,
): string {
  const paths = [...Map.groupBy(operations, ({ path }) => path)].map(
    ([path, those]) => [those.map(({ method }) => method).join(' '), path] as const,
  );
  const most = Math.max(rows - otherLines - Math.ceil(curl.length / columns), 3);
  const shown = paths.length > most ? paths.slice(0, most - 1) : paths;
  const width = Math.max(0, ...shown.map(([methods]) => methods.length));
  const table = shown.map(([methods, path]) => `  ${methods.padEnd(width)}  ${shortened(path, columns - width - 4)}`);
  if (shown.length < paths.length) table.push(`  and ${paths.length - shown.length} more paths`);
  return `${place}  ${about}\n\n${table.join('\n')}\n\n${curl}\n\n${place}  Ctrl-C stops it`;
}

/** A path that is too long with its first segment and as many of its last ones as fit. */
function shortened(path: string, most: number): string {
  if (path.length <= most) return path;
  const [, first = '', ...rest] = path.split('/');
  while (rest.length > 1 && `/${first}/…/${rest.join('/')}`.length > most) rest.shift();
  return `/${first}/…/${rest.join('/')}`;
}
