import { expect, test } from 'vitest';
import { createThrottle } from './throttle.ts';

/** The seconds to wait after a refusal. */
const seconds = (refusal: ReturnType<ReturnType<typeof createThrottle>>) => refusal?.headers['retry-after'];

test('the wait is in seconds, at least one', () => {
  let time = 0;
  const throttle = createThrottle({ requests: 1, seconds: 5 }, () => time);
  expect(throttle('p')).toBeUndefined();
  expect(seconds(throttle('p'))).toBe('5');
  time = 4_001;
  expect(seconds(throttle('p'))).toBe('1');
  time = 4_999;
  expect(seconds(throttle('p'))).toBe('1');
  time = 5_000;
  expect(throttle('p')).toBeUndefined();
});

test('a clock that is set back begins another window', () => {
  let time = 86_400_000;
  const throttle = createThrottle({ requests: 1, seconds: 5 }, () => time);
  throttle('p');
  expect(seconds(throttle('p'))).toBe('5');
  time = 0;
  expect(throttle('p')).toBeUndefined();
  expect(seconds(throttle('p'))).toBe('5');
});

test('no requests at all may be allowed', () => {
  expect(seconds(createThrottle({ requests: 0 }, () => 0)('p'))).toBe('60');
});

test('only the newest projects are counted', () => {
  const throttle = createThrottle({ requests: 1 }, () => 0);
  throttle('old');
  for (let at = 0; at < 9_999; at++) throttle(`p${at}`);
  expect(seconds(throttle('old'))).toBe('60');
  throttle('new');
  expect(seconds(throttle('p9998'))).toBe('60');
  expect(throttle('old')).toBeUndefined();
});

test.each([
  [{ requests: 0 }, 'limit:0,time:1 minute'],
  [{ requests: 0, seconds: 90 }, 'limit:0,time:90 second'],
])('the limit %j is reported in whole minutes if it can be', (throttling, limit) => {
  expect(createThrottle(throttling, () => 0)('p')?.body.error_msg.endsWith(limit)).toBe(true);
});
