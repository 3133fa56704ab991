import { vi } from 'vitest'

/** Waits until it is true, asking every `interval` milliseconds. It gives up after `timeout`, where the test itself has not by then. */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  { interval = 10, timeout = 150_000 }: { readonly interval?: number; readonly timeout?: number } = {},
): Promise<void> {
  await vi.waitUntil(isTrue, { interval, timeout })
}
