import { vi } from 'vitest'

/**
 * Waits until the condition is true, checking it every `interval` milliseconds. It gives up after `timeout`, unless the test itself has
 * ended before.
 */
export async function until(
  isTrue: () => boolean | Promise<boolean>,
  { interval = 10, timeout = 150_000 }: { readonly interval?: number; readonly timeout?: number } = {},
): Promise<void> {
  await vi.waitUntil(isTrue, { interval, timeout })
}
