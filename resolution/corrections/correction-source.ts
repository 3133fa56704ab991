import { correctionSourceName } from '../records/record-id.ts'
import { type Source, undeclaredSource } from '../records/source.ts'

/** The source of corrections by people. It is a touchpoint, because the correction of a name makes nobody a customer. */
export const correctionSource: Source = {
  ...undeclaredSource(correctionSourceName),
  role: 'TOUCHPOINT',
  priority: 0,
  method: 'CORRECTED',
}
