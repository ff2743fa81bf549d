/** A part of the kit on plain `prism mock`; the verb `conformance` runs all of it. */
import { expect, test } from 'vitest';
import { askTarget, loadKnownFailing } from '../src/index.ts';
import { targets } from '../targets/targets.ts';
import { kit } from './targets.ts';

test('it fails where its list says so, and nowhere else', async () => {
  const { target, asked, close } = await targets.prism();
  const only = [
    'listEnhancedConnections/query.*',
    'createEnhancedConnection/body.*',
    'createEnhancedConnection/json-*',
    'showEnhancedConnection/*',
  ];
  const known = await loadKnownFailing('prism');
  const { report } = await askTarget(kit, { name: 'prism', target, ...asked, known, only });
  await close();
  expect(report.failures).toEqual([]);
  expect(report.leftOut.length).toBeGreaterThan(0);
  expect(report.counts['failed as expected']).toBeGreaterThan(3);
  expect(report.counts.passed).toBeGreaterThan(50);
});
