import { changeSchemas } from './schemas.mjs';

/**
 * The bundle without `\p{…}` in its patterns: the standard has it, and the expressions of Python, of Go tools that read
 * JavaScript's, and of JavaScript without the flag `u` do not. Each class that has one becomes a class that refuses the same
 * ASCII characters and no others, so that nothing is refused that the contract accepts.
 */
export function portable(bundle) {
  const loosened = [];
  const document = changeSchemas(bundle, (schema, at) => {
    const pattern = schema.pattern && portablePattern(schema.pattern);
    if (pattern === undefined || pattern === schema.pattern) return { ...schema };
    loosened.push({
      at: `${at}/pattern`,
      accepts: 'any character that is not ASCII, where the contract allows letters and digits',
    });
    return { ...schema, pattern };
  });
  return { document, loosened };
}

const property = /\\[pP]\{/;
/** The parts of an expression: a property, another escape, a class, any other character. */
const parts = /\\[pP]\{[^}]*\}|\\.|\[(?:\\.|[^\]\\])*\]|[^\\[]/gsu;

/** The pattern with each class that names a property of characters made one that looks at ASCII characters alone. */
export function portablePattern(pattern) {
  if (!property.test(pattern)) return pattern;
  const found = pattern.match(parts) ?? [];
  if (found.join('') !== pattern)
    throw new Error(`the pattern ${pattern} is not understood: add it to bundles/portable.mjs`);
  return found.map((part) => (property.test(part) ? asciiClass(part) : part)).join('');
}

function asciiClass(part) {
  const accepts = new RegExp(`^${part}$`, 'u');
  const refused = Array.from({ length: 128 }, (_, code) => code).filter(
    (code) => !accepts.test(String.fromCharCode(code)),
  );
  const ranges = [];
  for (const code of refused) {
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return `[^${ranges.map(([from, to]) => (from === to ? written(from) : `${written(from)}-${written(to)}`)).join('')}]`;
}

/** Letters and digits unchanged, every other character as the one escape that all kinds of expressions know. */
function written(code) {
  const character = String.fromCharCode(code);
  return /[A-Za-z0-9]/.test(character) ? character : `\\x${code.toString(16).padStart(2, '0').toUpperCase()}`;
}
