import { limits } from '../config.ts'
import type { Patience } from '../graph/in-time.ts'

/** The time limit of the statements that decisions are based on. */
export const patience: Patience = {
  mostMs: limits.decisionMs,
  late: 'The access decision was not made in time, so no personal data are returned: try again.',
}
