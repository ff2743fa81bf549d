import { describe, expect, it } from 'vitest';
import { groups } from './sabotage/index.mjs';
import { lintWith } from './sabotage/lint.mjs';

const text = ([rule, number, place]) => `${rule} #${number} ${place}`;

// One copy of the spec per group, so that redocly starts a few times and not once per fault.
const [sound, ...sabotaged] = await Promise.all([[], ...Object.values(groups)].map(lintWith));

it('a sound spec has no problem', () => expect(sound).toEqual([]));

describe.each(Object.keys(groups))('%s', (name) => {
  const faults = groups[name];
  const problems = sabotaged[Object.keys(groups).indexOf(name)];

  it.each(faults)('$fault', ({ breaks, also = [] }) => {
    expect(problems).toEqual(expect.arrayContaining([breaks, ...also].map(text)));
  });

  it('nothing else is reported', () => {
    const expected = faults.flatMap(({ breaks, also = [] }) => [breaks, ...also]).map(text);
    // A fault that removes a citation may leave its entry without any: that follows from the fault.
    const others = problems.filter((text) => expected.includes(text) || !text.startsWith('house/evidence-page '));
    expect(others.toSorted()).toEqual(expected.toSorted());
  });
});
