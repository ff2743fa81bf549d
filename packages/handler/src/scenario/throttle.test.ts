import { expect, test } from 'vitest';
import { createThrottle, limitOf } from './throttle.ts';

test('the wait is in seconds, at least one', () => {
  let time = 0;
  const throttle = createThrottle({ requests: 1, seconds: 5 }, () => time);
  expect(throttle('p')).toBeUndefined();
  expect(throttle('p')).toBe(5);
  time = 4_001;
  expect(throttle('p')).toBe(1);
  time = 4_999;
  expect(throttle('p')).toBe(1);
  time = 5_000;
  expect(throttle('p')).toBeUndefined();
});

test('no requests at all may be allowed', () => {
  expect(createThrottle({ requests: 0 }, () => 0)('p')).toBe(60);
});

test('only the newest projects are counted', () => {
  const throttle = createThrottle({ requests: 1 }, () => 0);
  throttle('old');
  for (let at = 0; at < 9_999; at++) throttle(`p${at}`);
  expect(throttle('old')).toBe(60);
  throttle('new');
  expect(throttle('p9998')).toBe(60);
  expect(throttle('old')).toBeUndefined();
});

test('a limit of whole minutes is reported in minutes', () => {
  expect(limitOf({ requests: 100 })).toBe('limit:100,time:1 minute');
  expect(limitOf({ requests: 3, seconds: 90 })).toBe('limit:3,time:90 second');
});
