import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { listsFolder } from '../files.ts';
import { globOf } from '../glob.ts';

/** Mutants that cannot be found, or that the suite misses, each with the reason. */
export interface Explained {
  /** `handler/requests/removed … in …`: the graded target and part, and the name; `*` stands for any text. */
  mutants: string[];
  /**
   * The proof, made each time the suite is graded: no request is judged otherwise by the mutant (`requests`), or none is
   * answered otherwise by a handler that is built from it (`answers`).
   */
  proof?: 'requests' | 'answers';
  /** Not equivalent: the suite may miss it, and then it counts as missed. */
  missed?: true;
  reason: string;
}

/** The list of mutants that are not found. */
export async function loadExplained(): Promise<Explained[]> {
  const file = new URL('equivalent-mutants.yaml', listsFolder);
  return parse(await readFile(file, 'utf8')) as Explained[];
}

/** The entry that explains why a mutant is not found. */
export function explain(list: readonly Explained[], mutant: string): Explained | undefined {
  return list.find(({ mutants }) => mutants.some((glob) => globOf(glob).test(mutant)));
}
