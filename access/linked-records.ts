import type { RecordFacts } from './facts.ts'

/**
 * The records that a customer who signs in may take for their own. That the rules joined two records is not enough: whoever may write a
 * record could name somebody else's e-mail address in it. Two records belong together here when they hold an identifier that is verified
 * on both, when a person confirmed it, or when their source has both under one login. `anchor`: the record that the customer signed in
 * with. Without it the customer's records must form one group; where they form several, none is known.
 */
export function linkedRecords(facts: readonly RecordFacts[], anchor: string | undefined): readonly RecordFacts[] {
  if (anchor !== undefined) return recordsLinkedTo(facts, anchor)
  const candidates = facts.filter(mayBeSignedInWith)
  const [first] = candidates.length > 0 ? candidates : facts
  if (first === undefined) return []
  const group = recordsLinkedTo(facts, first.subject)
  const isOnlyGroup = (candidates.length > 0 ? candidates : facts).every((record) => group.includes(record))
  return isOnlyGroup ? group : []
}

/** A browser, an identifier nobody has claimed and bought data are nobody's account. */
function mayBeSignedInWith({ isPlaceholder, isDevice, licence }: RecordFacts): boolean {
  return !isPlaceholder && !isDevice && !licence
}

/** The record and all that are linked with it, over others too; none where it is not among the facts. */
export function recordsLinkedTo(facts: readonly RecordFacts[], from: string): readonly RecordFacts[] {
  const group = new Set(facts.filter(({ subject }) => subject === from))
  // A set takes in what is added while it is walked.
  for (const record of group)
    for (const other of facts) if (!group.has(other) && areLinked(record, other)) group.add(other)
  return facts.filter((record) => group.has(record))
}

function areLinked(a: RecordFacts, b: RecordFacts): boolean {
  const [left, right] = [linksOf(a), linksOf(b)]
  return left.some((link) => right.includes(link)) || a.confirmed?.includes(b.subject) === true
}

/** A placeholder stands for its identifier: what is told about the identifier is told about whoever has verified it. */
function linksOf({ subject, verified, logins = [] }: RecordFacts): readonly string[] {
  const placeholder = 'identifier:'
  const stoodFor = subject.startsWith(placeholder) ? [subject.slice(placeholder.length)] : []
  return [...verified, ...logins, ...stoodFor]
}
