/** The suite is graded by faults that are planted in a sound handler. */
import { readFile, writeFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type Case, firstFault, type Graded } from '../src/index.ts';
import { heldOut, type Plant, withCases } from '../test/planted/index.ts';
import { loadSuiteCases, optionsOf } from './setting.ts';
import { partOf, type Share } from './share.ts';

/** The held-out faults that were found when they were new, before any case was written for them. */
export async function loadFirst(): Promise<{ missed: string[] }> {
  const file = new URL('../test/planted/held-out/first.yaml', import.meta.url);
  return parse(await readFile(file, 'utf8')) as { missed: string[] };
}

/** The case that found each planted fault in the last whole run, by the name of the fault. */
const foundBy = new URL('../results/found-by.json', import.meta.url);

export async function loadFoundBy(): Promise<Record<string, string>> {
  return JSON.parse(await readFile(foundBy, 'utf8')) as Record<string, string>;
}

export async function saveFoundBy(graded: readonly Graded[]): Promise<void> {
  const found = graded.flatMap(({ name, foundBy }) => (foundBy ? [[name, foundBy.name]] : [])).sort();
  await writeFile(foundBy, `${JSON.stringify(Object.fromEntries(found), null, 2)}\n`);
}

/**
 * The case that finds a planted fault, if there is one. The case called `likely` is tried before the others, and not again: its
 * project has what it made, which it would take for a fault.
 */
export async function finderOf(plant: Plant, cases: readonly Case[], likely?: string): ReturnType<typeof firstFault> {
  const made = plant();
  const { target, restart } = typeof made === 'function' ? { target: made } : made;
  const { first = [], rest = [] } = Object.groupBy(cases, ({ name }) => (name === likely ? 'first' : 'rest'));
  return firstFault([...first, ...rest], target, { ...optionsOf('planted'), restart });
}

/** Grades on the planted faults. */
export async function gradePlanted(share: Share): Promise<Record<string, Graded[]>> {
  const cases = await loadSuiteCases();
  const grades: Record<string, Graded[]> = {};
  for (const [name, groups] of Object.entries({ withCases, heldOut })) {
    const all = Object.entries(groups).flatMap(([kind, faults]) =>
      Object.entries(faults).map(([fault, plant]) => ({ name: fault, kind, plant })),
    );
    grades[name] = [];
    for (const { plant, ...fault } of partOf(all, share)) {
      const foundBy = await finderOf(plant, cases);
      grades[name].push({ ...fault, ...(foundBy && { foundBy }) });
    }
  }
  return grades;
}

/** Numbers of held-out faults that were found when they were new, and that are found now. */
export function heldOutTally(graded: readonly Graded[], { missed }: { missed: readonly string[] }) {
  const first = graded.filter(({ name }) => !missed.includes(name)).length;
  return { total: graded.length, first, now: graded.filter(({ foundBy }) => foundBy).length };
}
