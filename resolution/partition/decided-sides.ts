import { scorePair } from '../match/compare.ts'
import { organisationIndex, personIndex } from '../match/features.ts'
import type { Model } from '../match/model.ts'
import type { Assertion } from './assertions.ts'
import type { Edge } from './edges.ts'
import type { MatchRecord } from './match-record.ts'

type Pair = readonly [string, string]

interface Decided {
  readonly rootOf: (recordId: string) => string
  readonly areApart: (rootA: string, rootB: string) => boolean
}

/** Features that state who somebody is. Two people may share a mailbox, a phone or an address, even two that a person distinguished. */
const ownFeatures = {
  PERSON: [
    personIndex.givenName,
    personIndex.middleName,
    personIndex.familyName,
    personIndex.suffix,
    personIndex.birthDate,
    personIndex.nationalId,
    personIndex.taxId,
  ],
  ORGANISATION: [
    organisationIndex.name,
    organisationIndex.legalForm,
    organisationIndex.registration,
    organisationIndex.taxId,
    organisationIndex.lei,
  ],
} as const

/** A record fits one of two better if the difference exceeds this many bits. */
const clearly = 1

/**
 * Pairs of records that are two subjects because a person said so about two others. If a person keeps apart two records that a third one
 * could join, the third one belongs to the one whose name, birth date and numbers fit it clearly better, and not to the other. Nor are two
 * records one that fit one each. `decided` contains what people joined and separated, and nothing else yet. The decision does not concern
 * records that it named, or that are the same as those.
 */
export function decidedSides(
  assertions: readonly Assertion[],
  edges: readonly Edge[],
  recordById: ReadonlyMap<string, MatchRecord>,
  decided: Decided,
  model: Model,
): readonly Pair[] {
  const parted = assertions.filter(
    ({ relation, a, b }) => relation === 'NOT_SAME' && recordById.has(a) && recordById.has(b),
  )
  if (parted.length === 0) return []
  const ends = new Set(parted.flatMap(({ a, b }) => [a, b]))
  const neighbours = new Map<string, Set<string>>([...ends].map((id) => [id, new Set()]))
  for (const { a, b } of edges) {
    neighbours.get(a)?.add(b)
    neighbours.get(b)?.add(a)
  }
  const fitOf = createFit(recordById, model)
  const isNamed = (id: string, end: string) => {
    const [root, ofEnd] = [decided.rootOf(id), decided.rootOf(end)]
    return root === ofEnd || decided.areApart(root, ofEnd)
  }
  return parted.flatMap(({ a, b }): readonly Pair[] => {
    const third = [...(neighbours.get(a) ?? [])].filter(
      (id) => neighbours.get(b)?.has(id) && !isNamed(id, a) && !isNamed(id, b),
    )
    const fits = third.map((id) => ({ id, difference: differenceOf(fitOf(id, a), fitOf(id, b)) }))
    const withA = fits.flatMap(({ id, difference }) => (difference > clearly ? [id] : []))
    const withB = fits.flatMap(({ id, difference }) => (difference < -clearly ? [id] : []))
    return [
      ...withA.map((id): Pair => [id, b]),
      ...withB.map((id): Pair => [id, a]),
      ...withA.flatMap((one) => withB.map((other): Pair => [one, other])),
    ]
  })
}

/** Bits by feature. Null if one of the two states nothing. */
type Fit = readonly (number | null)[]

/** Only what both state can be compared. */
function differenceOf(left: Fit, right: Fit): number {
  return left.reduce<number>((sum, bits, index) => {
    const other = right[index] ?? null
    return bits === null || other === null ? sum : sum + bits - other
  }, 0)
}

function createFit(recordById: ReadonlyMap<string, MatchRecord>, model: Model): (a: string, b: string) => Fit {
  const known = new Map<string, Fit>()
  return (a, b) => {
    const key = `${a}\n${b}`
    const found = known.get(key) ?? fitBetween(recordById.get(a), recordById.get(b), model)
    known.set(key, found)
    return found
  }
}

function fitBetween(a: MatchRecord | undefined, b: MatchRecord | undefined, model: Model): Fit {
  if (a === undefined || b === undefined || a.type !== b.type) return []
  const { levels } = scorePair(a.traits, b.traits, model)
  const { weights } = a.type === 'PERSON' ? model.person : model.organisation
  return ownFeatures[a.type].map((index) => {
    const level = levels[index] ?? 0
    return level === 0 ? null : (weights[index]?.relative[level] ?? 0)
  })
}
