import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import plugin from './plugin.mjs';
import { faults } from './sabotage/index.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The guidelines as pairs of number and text, repetitions included. */
const guidelines = read('../GUIDELINES.md')
  .split('\n### #')
  .slice(1)
  .map((text) => [Number(text.slice(0, 3)), text]);
/** The settings of redocly.yaml, a rule a line. */
const settings = [...read('../redocly.yaml').matchAll(/^ {2}([\w./-]+): (.*)$/gm)].map(([, rule, value]) => ({
  rule,
  value,
}));
const numberIn = (text) => Number(/\[#(\d+)\]/.exec(text)?.[1]);
const ids = Object.keys(plugin().rules.oas3);
const own = ids.map((id) => ({ rule: `house/${id}`, value: read(`./${id}.mjs`) }));
const numbered = [...own, ...settings.filter(({ value }) => value.includes('[#'))];

it('numbers are unique', () => {
  const numbers = guidelines.map(([number]) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});

it('every rule file is in the plugin', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /^[a-z-]+\.mjs$/.test(name));
  expect([...ids, 'plugin'].map((id) => `${id}.mjs`).toSorted()).toEqual(files.toSorted());
});

it.each(own)('$rule is an error, and prints one number', ({ rule, value }) => {
  expect(settings.find((setting) => setting.rule === rule)?.value).toMatch(/^(error$|\{ severity: error, )/);
  expect(new Set(value.match(/\[#\d+\]/g)).size).toBe(1);
});

it.each(numbered)('$rule is under its number', ({ rule, value }) => {
  const [, text] = guidelines.find(([number]) => number === numberIn(value)) ?? [];
  expect(text).toContain(`\`${rule}\``);
});

it.each(numbered)('$rule is proven by a fault', ({ rule, value }) => {
  expect(faults.map(({ breaks }) => `${breaks[0]} ${breaks[1]}`)).toContain(`${rule} ${numberIn(value)}`);
});

it.each(guidelines)('#%i has a level, and names rules that are on or review', (_, text) => {
  const [, enforcement] = /^.*\n(?:MUST|SHOULD) · (.*?)\. /.exec(text) ?? [];
  const names = [...(enforcement ?? '').matchAll(/`([\w./-]+)`/g)].map(([, name]) => name);
  expect(numbered.map(({ rule }) => rule)).toEqual(expect.arrayContaining(names));
  expect(names.length > 0 || /review$/.test(enforcement)).toBe(true);
});

it.each(settings.filter(({ value }) => value.startsWith('off')))('$rule is off with a reason', ({ value }) => {
  expect(value).toMatch(/^off # .{10}/);
});
