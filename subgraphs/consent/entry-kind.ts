import type { ConsentAct } from '../../access/consent/consent-act.ts'

export type ConsentEntryKind = 'CONSENT' | 'PRIVACY_REQUEST'

/** The kind on the timeline: entries under GDPR articles 18 and 21 are privacy requests. */
export function entryKindOf(act: ConsentAct): ConsentEntryKind {
  return act === 'OBJECTION' || act === 'RESTRICTION' ? 'PRIVACY_REQUEST' : 'CONSENT'
}
