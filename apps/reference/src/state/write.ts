import type { Store } from '@dli-connections/handler';
import { end, headOf, lineOf } from './format.ts';

/** Writes the state of a project, by `schemas/state.schema.json`. Resolves to the number of connections. */
export async function writeState(
  store: Store,
  project_id: string,
  write: (text: string) => Promise<unknown>,
): Promise<number> {
  let count = 0;
  await write(headOf(project_id));
  await store.save(project_id, async (piece) => {
    const lines = piece.map(lineOf).join(',\n');
    await write(count === 0 ? `\n${lines}` : `,\n${lines}`);
    count += piece.length;
  });
  await write(`\n${end}\n`);
  return count;
}
