import { expect, test } from 'vitest';
import { write } from './parameters.ts';

const list = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

// The table of OpenAPI 3.1.1, "Style Examples", percent-encoded as its appendix says.
test.each([
  ['path', 'simple', false, 'blue', 'blue'],
  ['path', 'simple', false, list, 'blue,black,brown'],
  ['path', 'simple', false, object, 'R,100,G,200,B,150'],
  ['path', 'simple', true, object, 'R=100,G=200,B=150'],
  ['path', 'label', false, 'blue', '.blue'],
  ['path', 'label', false, list, '.blue,black,brown'],
  ['path', 'label', true, list, '.blue.black.brown'],
  ['path', 'label', false, object, '.R,100,G,200,B,150'],
  ['path', 'label', true, object, '.R=100.G=200.B=150'],
  ['path', 'matrix', false, 'blue', ';color=blue'],
  ['path', 'matrix', false, list, ';color=blue,black,brown'],
  ['path', 'matrix', true, list, ';color=blue;color=black;color=brown'],
  ['path', 'matrix', false, object, ';color=R,100,G,200,B,150'],
  ['path', 'matrix', true, object, ';R=100;G=200;B=150'],
  ['header', 'simple', false, list, 'blue,black,brown'],
])('%s, %s, explode %s: %j is %s', (place, style, explode, value, text) => {
  expect(write({ in: place, name: 'color', style, explode }, value).text).toBe(text);
});

test.each([
  ['form', false, 'blue', ['color=blue']],
  ['form', false, list, ['color=blue,black,brown']],
  ['form', true, list, ['color=blue', 'color=black', 'color=brown']],
  ['form', false, object, ['color=R,100,G,200,B,150']],
  ['form', true, object, ['R=100', 'G=200', 'B=150']],
  ['spaceDelimited', false, list, ['color=blue%20black%20brown']],
  ['pipeDelimited', false, list, ['color=blue%7Cblack%7Cbrown']],
  ['deepObject', true, object, ['color%5BR%5D=100', 'color%5BG%5D=200', 'color%5BB%5D=150']],
])('query, %s, explode %s: %j is %j', (style, explode, value, pairs) => {
  expect(write({ in: 'query', name: 'color', style, explode }, value).pairs).toEqual(pairs);
});

test('the default style depends on the place, and a query explodes', () => {
  expect(write({ in: 'query', name: 'a' }, ['x', 'y']).pairs).toEqual(['a=x', 'a=y']);
  expect(write({ in: 'path', name: 'a' }, ['x', 'y']).text).toBe('x,y');
});

test('a separator is encoded within values, except in headers', () => {
  expect(write({ in: 'query', name: 'a b', explode: false }, ['x,y', 'é']).pairs).toEqual(['a%20b=x%2Cy,%C3%A9']);
  expect(write({ in: 'header', name: 'a' }, 'x y').text).toBe('x y');
});

test('a parameter with content is JSON', () => {
  const parameter = { in: 'query', name: 'filter', content: { 'application/json': {} } };
  expect(write(parameter, { a: [1] }).pairs).toEqual(['filter=%7B%22a%22%3A%5B1%5D%7D']);
});
