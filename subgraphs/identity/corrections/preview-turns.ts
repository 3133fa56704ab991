import { codedError } from '../../../errors.ts'
import { createWriteGate } from '../../../graph/write-gate.ts'

/** Runs one preview after the other. Throws SERVICE_UNAVAILABLE if too many are waiting. */
export type TakeTurn = <T>(preview: () => Promise<T>) => Promise<T>

const mostWaiting = 8

/**
 * A preview is a merge that is rolled back, so it locks records like a write. One at a time leaves the other places of the graph's writes
 * to real changes.
 */
export function createPreviewTurns(): TakeTurn {
  const enter = createWriteGate(1)
  let present = 0

  return async (preview) => {
    if (present > mostWaiting)
      throw codedError('SERVICE_UNAVAILABLE', 'Too many merge previews are waiting. Try again in a few seconds.')
    present++
    try {
      const leave = await enter('SHARED')
      try {
        return await preview()
      } finally {
        leave()
      }
    } finally {
      present--
    }
  }
}
