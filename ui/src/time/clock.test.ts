import { beforeEach, expect, test } from 'vitest';
import { businessNow, forgetClock, observe } from './clock';

beforeEach(forgetClock);

test('without any answer it is unknown', () => {
  expect(businessNow(5_000)).toBeNull();
});

test('one answer sets it, two tell how fast it runs', () => {
  observe(1_000_000, 0);
  expect(businessNow(2_000)).toBe(1_002_000);
  observe(1_600_000, 10_000);
  expect(businessNow(11_000)).toBe(1_660_000);
});

test('rounding to seconds is no other speed', () => {
  observe(1_000_000, 0);
  observe(1_011_000, 10_000);
  expect(businessNow(20_000)).toBe(1_021_000);
});

test('answers close together do not turn it back', () => {
  observe(1_000_000, 0);
  observe(999_000, 500);
  expect(businessNow(1_000)).toBe(1_001_000);
});
