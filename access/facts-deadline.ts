import { limits } from '../config.ts'
import type { Patience } from '../graph/in-time.ts'

/** Of the statements that decisions rest on. */
export const patience: Patience = {
  mostMs: limits.decisionMs,
  late: 'Access could not be decided in time: try again.',
}
