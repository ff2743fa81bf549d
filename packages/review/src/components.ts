import type { Bundle } from '@dli-connections/contract/bundle';

/** Components that only one side has, as `schemas/Peer`. Their names are not on the wire; generated code has them. */
export interface Components {
  added: string[];
  removed: string[];
  /** Components of the same text under another name. */
  renamed: { from: string; to: string }[];
}

/** Compares the names of components. */
export function compareComponents(base: Bundle, revision: Bundle): Components {
  const [removed, added] = [onlyIn(base, revision), onlyIn(revision, base)];
  const renamed = [...removed].flatMap(([from, text]) => {
    const to = [...added].find(([name, other]) => other === text && kindOf(name) === kindOf(from));
    return to ? [{ from, to: to[0] }] : [];
  });
  return { added: [...added.keys()], removed: [...removed.keys()], renamed };
}

function onlyIn(one: Bundle, other: Bundle): Map<string, string> {
  return new Map(
    Object.entries(one.components ?? {}).flatMap(([kind, members]) =>
      Object.entries(members ?? {})
        .filter(([name]) => other.components?.[kind]?.[name] === undefined)
        .map(([name, member]): [string, string] => [`${kind}/${name}`, JSON.stringify(member)]),
    ),
  );
}

function kindOf(name: string): string {
  return name.split('/')[0] ?? '';
}
