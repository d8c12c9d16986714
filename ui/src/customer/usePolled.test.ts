import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../api/problem';
import { usePolled } from './usePolled';

let reads = 0;
let failing = false;
const read = async (): Promise<number> => {
  reads += 1;
  if (failing) throw new Problem({ code: 'unreachable' });
  return reads;
};

async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

function look(hidden: boolean): void {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  reads = 0;
  failing = false;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('it reads at once and then at its pace; null ends that', async () => {
  const { result, rerender } = renderHook(({ every }: { every: number | null }) => usePolled(read, every), { initialProps: { every: 1_000 as number | null } });
  await pass(0);
  expect(result.current.data).toBe(1);
  await pass(1_000);
  await pass(1_000);
  expect(reads).toBe(3);
  rerender({ every: null });
  await pass(1_000);
  const last = reads;
  await pass(10_000);
  expect(reads).toBe(last);
});

test('nobody looks: nothing is asked; somebody looks again: at once', async () => {
  renderHook(() => usePolled(read, 1_000));
  await pass(0);
  look(true);
  await pass(10_000);
  expect(reads).toBe(1);
  look(false);
  await pass(0);
  expect(reads).toBe(2);
});

test('a failure keeps what was known and is tried again', async () => {
  const { result } = renderHook(() => usePolled(read, 1_000));
  await pass(0);
  failing = true;
  await pass(1_000);
  expect(result.current).toMatchObject({ data: 1, problem: { code: 'unreachable' } });
  failing = false;
  await pass(1_000);
  expect(result.current).toMatchObject({ data: 3, problem: null });
});
