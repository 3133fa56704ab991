import { correctionSourceName } from '../records/record-id.ts'
import { type Source, undeclaredSource } from '../records/source.ts'

/** Where corrections by people are kept. A touchpoint: that somebody corrected a name makes nobody a customer. */
export const correctionSource: Source = {
  ...undeclaredSource(correctionSourceName),
  role: 'TOUCHPOINT',
  priority: 0,
  method: 'CORRECTED',
}
