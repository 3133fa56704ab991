import { createHash } from 'node:crypto'
import type { ConsentAct } from '../../../access/consent/consent-act.ts'
import type { ConsentStatus } from '../../../access/consent/consent-status.ts'
import { toMillis } from '../../../resolution/records/line-parts.ts'
import { entryFact } from '../../facts/entry-fact.ts'
import type { Fact } from '../../facts/fact-plan.ts'
import { entryKindOf } from '../entry-kind.ts'
import { type IabMeaning, readGppString, readTcString } from '../iab/iab-string.ts'
import { legalBases } from '../legal-basis.ts'
import {
  type ConsentLine,
  isEmpty,
  type LedgerLine,
  type ObjectionLine,
  type PreferenceLine,
  type RestrictionLine,
} from '../lines.ts'

/** Who wrote an entry that a mutation brought. */
export interface EnteredBy {
  /** Client and user. */
  readonly actor: string
  /** Ids of the records that the customer saw and confirmed the entry for. Null: the customer did not confirm it. */
  readonly confirmedFor: readonly string[] | null
  /** The customer, signed in: it speaks only for the records that are verified to be theirs. */
  readonly isSelfService: boolean
  /** The record of the person who acted, if the entry is written on another one. Null: on that one, or for the record as such. */
  readonly byRecord: string | null
}

export function consentFact(line: ConsentLine, recordedAt: number, by?: EnteredBy): Fact {
  const basis = line.legalBasis ?? legalBases.find((known) => known === line.properties.legalBasis)
  const meanings = [
    ...(!hasText(line.tcString) ? [] : [readTcString(line.tcString, line.purpose)]),
    ...(!hasText(line.gppString) ? [] : [readGppString(line.gppString, line.purpose)]),
  ]
  return ledgerFact(line, recordedAt, by, {
    act: 'CONSENT',
    purpose: line.purpose,
    status: statusOf(line.status, meanings),
    channel: line.channel ?? null,
    expiresAt: line.expiresAt === undefined ? null : toMillis(line.expiresAt),
    categories: line.dataCategories ?? null,
    legalBasis: basis ?? 'CONSENT',
    recipients: line.recipients?.filter((recipient) => !isEmpty(recipient)) ?? null,
    tcString: textOf(line.tcString),
    gppString: textOf(line.gppString),
    iab: meanings.length === 0 ? null : JSON.stringify(meanings),
  })
}

export function objectionFact(line: ObjectionLine, recordedAt: number, by?: EnteredBy): Fact {
  return ledgerFact(line, recordedAt, by, {
    act: 'OBJECTION',
    purpose: line.purpose,
    status: line.lifted ? 'UNKNOWN' : 'REFUSED',
    channel: line.channel ?? null,
    legalBasis: 'LEGITIMATE_INTEREST',
  })
}

export function restrictionFact(line: RestrictionLine, recordedAt: number, by?: EnteredBy): Fact {
  return ledgerFact(line, recordedAt, by, {
    act: 'RESTRICTION',
    purpose: null,
    status: line.lifted ? 'UNKNOWN' : 'REFUSED',
    channel: null,
    legalBasis: null,
  })
}

export function preferenceFact(line: PreferenceLine, recordedAt: number, by?: EnteredBy): Fact {
  return ledgerFact(line, recordedAt, by, {
    act: 'PREFERENCE',
    purpose: null,
    status: line.wish === 'UNWANTED' ? 'REFUSED' : 'GIVEN',
    channel: line.channel,
    legalBasis: null,
    wish: line.wish,
    capMax: line.frequencyCap?.max ?? null,
    capDays: line.frequencyCap?.days ?? null,
  })
}

interface Act {
  readonly act: ConsentAct
  readonly purpose: string | null
  readonly status: ConsentStatus
  readonly channel: string | null
  readonly legalBasis: string | null
}

function ledgerFact(
  line: LedgerLine,
  recordedAt: number,
  by: EnteredBy | undefined,
  act: Act & Readonly<Record<string, unknown>>,
): Fact {
  return entryFact(line, recordedAt, entryKindOf(act.act), {
    expiresAt: null,
    ...act,
    controller: textOf(line.controller),
    noticeVersion: textOf(line.noticeVersion),
    noticeHash: noticeHashOf(line),
    jurisdiction: line.jurisdiction ?? null,
    method: textOf(line.method),
    language: textOf(line.language),
    actor: by?.actor ?? null,
    confirmedFor: by?.confirmedFor ?? null,
    isSelfService: by?.isSelfService ? true : null,
    byRecord: by?.byRecord ?? null,
  })
}

/** Null for an entry that states nothing. */
function textOf(text: string | undefined): string | null {
  return hasText(text) ? text : null
}

function hasText(text: string | undefined): text is string {
  return text !== undefined && !isEmpty(text)
}

function noticeHashOf({ noticeHash, noticeText }: LedgerLine): string | null {
  if (hasText(noticeText)) return createHash('sha256').update(noticeText).digest('hex')
  return noticeHash?.toLowerCase() ?? null
}

/**
 * The strictest of the stated status and what the strings state. A string that refuses, or cannot be read, contradicts a GIVEN and an
 * UNKNOWN beside it; a question that it leaves open changes nothing. A request (REQUESTED) ends no consent, whatever came with the form.
 */
function statusOf(stated: ConsentStatus | undefined, meanings: readonly IabMeaning[]): ConsentStatus {
  if (stated !== undefined && stated !== 'GIVEN' && stated !== 'UNKNOWN') return stated
  const said = new Set(meanings.map(({ status }) => status))
  if (said.has('REFUSED')) return 'REFUSED'
  if (said.has('INVALIDATED')) return 'INVALIDATED'
  return stated ?? (said.has('GIVEN') ? 'GIVEN' : 'UNKNOWN')
}
