import type { ConsentAct } from '../../access/consent/consent-act.ts'

export type ConsentEntryKind = 'CONSENT' | 'PRIVACY_REQUEST'

/** Kind on the timeline: what asks for GDPR articles 18 or 21 is a privacy request. */
export function entryKindOf(act: ConsentAct): ConsentEntryKind {
  return act === 'OBJECTION' || act === 'RESTRICTION' ? 'PRIVACY_REQUEST' : 'CONSENT'
}
