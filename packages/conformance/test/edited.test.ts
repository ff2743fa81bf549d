/** The kit finds faults of many kinds, as edits of two servers, over HTTP and with default options. */
import { stripTypeScriptTypes } from 'node:module';
import { afterAll, expect, test } from 'vitest';
import { askEdited, editedTexts, loadEdited } from './planted/edited.ts';
import { kit } from './targets.ts';

/** One fault in this many is asked for; `DLI_CONFORMANCE_EDITS=1` asks for all. */
const sample = Number(process.env.DLI_CONFORMANCE_EDITS ?? 240);
const all = await loadEdited();
const faults = all.filter((_, at) => at % sample === 0);
const missed: string[] = [];

test('every edit fits the text of its server, and leaves it readable', async () => {
  const stale: string[] = [];
  for (const fault of all)
    try {
      for (const text of (await editedTexts(fault)).values()) stripTypeScriptTypes(text);
    } catch (error) {
      stale.push(`${fault.kind}: ${fault.name}: ${(error as Error).message}`);
    }
  expect(stale).toEqual([]);
});

test.each(faults)('$kind: $name', async (fault) => {
  const { failures } = await askEdited(kit, fault);
  if (failures.length === 0) missed.push(`${fault.kind}: ${fault.name}`);
  expect(failures).not.toEqual([]);
});

afterAll(() => {
  const rest = missed.length > 0 ? `; missed: ${missed.join(', ')}` : '';
  console.log(`faults in edited servers: ${faults.length - missed.length} of ${faults.length} found${rest}`);
});
