/** Compares the spec with a source. Only statements of the source are compared: its silence is not a disagreement. */

/** Each difference as `{ source, operation, at, attribute, theirs, ours }`; an absent fact is `undefined`. */
export function compare(table, spec) {
  return Object.entries(table.operations).flatMap(([operation, theirs]) => {
    const ours = spec[operation];
    const difference = (at, attribute, a, b) => ({
      source: table.source,
      operation,
      at,
      attribute,
      theirs: a,
      ours: b,
    });
    if (!ours) return [difference('operation', 'presence', operation, undefined)];
    const found = [];
    for (const attribute of ['method', 'path']) {
      if (theirs[attribute] !== ours[attribute])
        found.push(difference('operation', attribute, theirs[attribute], ours[attribute]));
    }
    if (theirs.deprecated && !ours.deprecated) found.push(difference('operation', 'deprecated', true, false));
    if (theirs.statuses) {
      for (const status of union(theirs.statuses, ours.statuses)) {
        const [a, b] = [theirs.statuses.includes(status), ours.statuses.includes(status)];
        if (a !== b) found.push(difference('status', status, a, b));
      }
    }
    for (const part of ['request', 'response']) {
      if (!theirs[part]) continue;
      const [a, b] = [theirs[part], ours[part]];
      for (const key of union(Object.keys(a), Object.keys(b))) {
        const at = `${part} ${key}`;
        if (!(key in a) || !(key in b)) {
          // An array's items and the body as a whole go without saying in most sources.
          if (key in a || !/\[\]$|^body$/.test(key)) found.push(difference(at, 'presence', key in a, key in b));
          continue;
        }
        for (const [attribute, value] of Object.entries(a[key])) {
          if (attribute === 'sample' || same(value, b[key][attribute])) continue;
          if (attribute === 'nullable' && value === false && b[key].nullable === undefined) continue;
          found.push(difference(at, attribute, value, b[key][attribute]));
        }
      }
    }
    return found;
  });
}

/** A difference in one line, for decisions to match and for people to read. */
export function lineOf({ source, operation, at, attribute, theirs, ours }) {
  return `${source} ${operation} ${at} ${attribute}: ${show(theirs)} → ${show(ours)}`;
}

const show = (value) => (value === undefined ? '-' : JSON.stringify(value));
const union = (a, b) => [...new Set([...a, ...b])];
const same = (a, b) =>
  Array.isArray(a) && Array.isArray(b) ? JSON.stringify([...a].sort()) === JSON.stringify([...b].sort()) : a === b;
