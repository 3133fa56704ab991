import type { WithheldCategory } from './access.ts'
import type { Category } from './categories.ts'
import { isRestricted } from './consent/consent-state.ts'
import { contactChannels } from './consent/contact-channels.ts'
import { decideInParts } from './consent/parts.ts'
import { type Decision, decide, refuse, type WithheldReason } from './decide.ts'
import { type KnownRecords, withoutRecords } from './known-records/known-records.ts'
import type { PurposeKey } from './purposes.ts'
import { type Grounds, isHeardInPart, type Subject } from './subject.ts'
import type { Viewer } from './viewer.ts'

export interface DecisionSettings {
  readonly viewer: Viewer
  readonly purpose: PurposeKey
  /** UTC milliseconds. */
  readonly now: number
  /** Whether the caller's browser sent Sec-GPC. */
  readonly hasSignal: boolean
}

/** Decisions about subjects whose facts are loaded. */
export interface Decisions {
  /** For the request's purpose: made once for each subject, category and channels. */
  decide(id: string, subject: Subject, category: Category, channels?: readonly string[]): Decision
  decideFor(
    purpose: PurposeKey,
    id: string,
    subject: Subject,
    category: Category,
    channels: readonly string[] | undefined,
  ): Decision
  /** Empty if the category is open; otherwise why it is closed, and which part of it. */
  withheld(id: string, subject: Subject, category: Category): readonly WithheldCategory[]
  /** See `choiceAgainst` of Access. `subject`: with all of its records known. */
  choiceAgainst(id: string, subject: Subject, category: Category): WithheldReason | null
  /** See `openRecords` of Access. */
  open(id: string, subject: Subject, of: readonly Category[]): KnownRecords
}

export function createDecisions({ viewer, purpose, now, hasSignal }: DecisionSettings): Decisions {
  function decided(id: string, subject: Subject, category: Category, channels?: readonly string[]): Decision {
    const key = channels === undefined ? category : `${category} ${channels.join(' ')}`
    const known = subject.decisions.get(key)
    if (known !== undefined) return known
    const decision = decideFor(purpose, id, subject, category, channels)
    subject.decisions.set(key, decision)
    return decision
  }

  function decideFor(
    forPurpose: PurposeKey,
    id: string,
    subject: Subject,
    category: Category,
    channels: readonly string[] | undefined,
  ): Decision {
    const { isVisible, known, parts, facts, all } = subject
    if (!isVisible) return refuse('NOT_YOUR_DATA')
    if (facts.length === 0 && all.length > 0) return refuse('UNCERTAIN_IDENTITY')
    // Customers read their own data, whichever of their ids the token names.
    const asked = viewer.customerId === null ? viewer : { ...viewer, customerId: id }
    const decideOn = ({ facts, isMinor, consent }: Grounds) => {
      const circumstances = {
        ...{ isMinor, hasSignal, consent },
        ...(isHeardInPart(subject) ? {} : { known }),
        ...(channels !== undefined && { channels }),
      }
      return decide(asked, forPurpose, category, id, facts, now, circumstances)
    }
    const decision = parts === null ? decideOn(subject) : decideInParts(parts, known, decideOn)
    const own = isHeardInPart(subject) ? closingOthers(decision, subject) : decision
    const made = subject.owners.map((owner) =>
      asChosen(owner.subject, decideFor(forPurpose, owner.id, owner.subject, category, channels)),
    )
    return made.reduce(asOwnerChose, own)
  }

  /** The decision about the subject, which states a restriction before every other reason. */
  function asChosen({ facts }: Subject, decision: Decision): Decision {
    // Consent opens what its giver restricted. What others consented to does not.
    return !decision.allowed && isRestricted(facts, now) ? refuse('RESTRICTED') : decision
  }

  function withheldOf(id: string, subject: Subject, category: Category): readonly WithheldCategory[] {
    const decision = decided(id, subject, category)
    if (!decision.allowed) return [{ category, reason: decision.reason, channels: null, isPartial: false }]
    // A part of the category is closed: data of records that are too uncertain for it, or that an entry closes for its own records. Nothing
    // is said about records that are not known.
    if (decision.closedRecords?.values().some(subject.known.has))
      return [{ category, reason: decision.closedBecause ?? 'UNCERTAIN_IDENTITY', channels: null, isPartial: true }]
    if (category !== 'CONTACT') return []
    const closed = contactChannels.flatMap((channel) => {
      const onChannel = decided(id, subject, category, [channel])
      return onChannel.allowed ? [] : [{ channel, reason: onChannel.reason }]
    })
    const [first] = closed
    return first === undefined
      ? []
      : [{ category, reason: first.reason, channels: closed.map(({ channel }) => channel), isPartial: true }]
  }

  function openOf(id: string, subject: Subject, of: readonly Category[]): KnownRecords {
    if (subject.parts === null) return subject.known
    const closed = of.flatMap((category) => {
      const decision = decided(id, subject, category)
      return decision.allowed ? [...(decision.closedRecords ?? [])] : []
    })
    return closed.length === 0 ? subject.known : withoutRecords(subject.known, subject.facts, new Set(closed))
  }

  return {
    decide: decided,
    decideFor,
    withheld: withheldOf,
    open: openOf,
    choiceAgainst: (id, subject, category) => choiceIn(asChosen(subject, decided(id, subject, category))),
  }
}

/**
 * The decision about a company that is its owner: what the owner chose as a customer closes it as well, and so does a choice that closes only some
 * of their records. That nobody asked them closes nothing that the company's own facts open.
 */
function asOwnerChose(company: Decision, owner: Decision): Decision {
  if (!company.allowed) return company
  const reason = choiceIn(owner)
  if (reason !== null) return refuse(reason)
  if (!owner.allowed || owner.closed.length === 0) return company
  return { ...company, closed: [...company.closed, ...owner.closed.map(({ from, until }) => ({ from, until }))] }
}

/** Why a decision is closed, wholly or for some records, if somebody chose so. */
function choiceIn(decision: Decision): WithheldReason | null {
  const reason = decision.allowed ? decision.closedBecause : decision.reason
  return reason !== undefined && choices.has(reason) ? reason : null
}

const choices: ReadonlySet<WithheldReason> = new Set(['RESTRICTED', 'OBJECTED', 'OPTED_OUT', 'CONSENT_WITHDRAWN'])

/** Nothing that is based on the other records is opened. A record that was separated from the subject is not one of its records. */
function closingOthers(decision: Decision, { all, facts }: Subject): Decision {
  if (!decision.allowed) return decision
  const others = all.filter((record) => !record.onlyRestricts && !facts.includes(record)).map(({ subject }) => subject)
  return { ...decision, closedRecords: new Set([...(decision.closedRecords ?? []), ...others]) }
}
