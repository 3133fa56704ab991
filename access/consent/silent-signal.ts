import { fragment } from '../../graph/cypher.ts'

/** Whether the entry `e` is a signal that states nothing about its purpose: see `ConsentFact.isSilent`. */
export const isSilentSignal = fragment`(e.status = 'UNKNOWN' AND e.iab IS NOT NULL)`
