import { expect, test } from 'vitest';
import { explain, loadKnownFailing } from '../src/known-failing.ts';
import { loadTools } from '../src/tools.ts';

const entry = (...steps: string[]) => ({ tool: 'a', steps, reason: 'It cannot.', input: 'none' });
const steps = [{ step: 'bind' }, { step: 'tags', fault: 'saw nothing' }];

test('a fault that is listed is known, one that is not stays a fault', () => {
  expect(explain('a', steps, [entry('tag*')])).toEqual({
    steps: [{ step: 'bind' }, { step: 'tags', fault: 'saw nothing', known: 'It cannot.' }],
    untrue: [],
  });
  expect(explain('b', steps, [entry('tag*')]).steps).toEqual(steps);
});

test('an entry is an error when its step passes, or when no step has its name', () => {
  expect(explain('a', steps, [entry('bind', 'tags')]).untrue.join()).toMatch(/^bind passes.*remove it/);
  expect(explain('a', steps, [entry('unbind')]).untrue.join()).toMatch(/no step is named unbind/);
});

test('each entry names a tool of the list and gives its reason and an input', () => {
  const ids = loadTools().map(({ id }) => id);
  for (const { tool, reason, input } of loadKnownFailing()) {
    expect(ids).toContain(tool);
    expect(reason.length).toBeGreaterThan(20);
    expect(input.length).toBeGreaterThan(10);
  }
});
