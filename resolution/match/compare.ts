import { compareAddresses } from './addresses/compare-addresses.ts'
import { compareEmails, compareOtherIds, comparePhones, compareRelations } from './compare-contacts.ts'
import { compareOfficialIds } from './compare-official-ids.ts'
import { compareOrganisations } from './compare-organisations.ts'
import { detailOf } from './detail.ts'
import { organisationIndex as at, type Levels, levelsOf, organisationFeatures } from './features.ts'
import type { KindModel, Model } from './model.ts'
import type { PersonName } from './names/person-names.ts'
import { addBits, type Odds } from './odds.ts'
import { compareCountries, comparePersons } from './person/compare-person.ts'
import type { Traits } from './traits.ts'

export type Zone = 'LINK' | 'REVIEW' | 'APART'

export interface Feature {
  readonly name: string
  readonly level: string
  /** Bits for (positive) or against one subject, against the rival explanation that decides. */
  readonly weight: number
  /** What was compared, `jon ~ john`. */
  readonly detail: string
}

export interface PairComparison {
  /** log2 odds of one subject against the likelier rival; the sum of the features' weights. */
  readonly score: number
  readonly probability: number
  /** Which rival explains the pair better: two strangers, or two relatives, colleagues or companies of one group. */
  readonly rival: 'STRANGER' | 'RELATIVE'
  /** The prior odds first. What neither record states is omitted. */
  readonly features: readonly Feature[]
  readonly zone: Zone
}

/** A pair's score without its explanation. */
export interface PairScore {
  readonly score: number
  readonly rival: 'STRANGER' | 'RELATIVE'
  readonly zone: Zone
  readonly levels: Levels
  /** Weights against a stranger, by feature. */
  readonly bits: readonly number[]
}

/** Whether two records are of one subject, and why. The explanation is computed when it is read, because few pairs need it. */
export function comparePair(a: Traits, b: Traits, model: Model): PairComparison {
  const scored = scorePair(a, b, model)
  const { score, rival, zone } = scored
  return {
    score,
    probability: 1 / (1 + 2 ** -score),
    rival,
    zone,
    get features() {
      return explain(a, b, scored, a.type === 'PERSON' ? model.person : model.organisation)
    },
  }
}

function explain(a: Traits, b: Traits, { rival, levels, bits }: PairScore, kind: KindModel): readonly Feature[] {
  const prior = rival === 'STRANGER' ? kind.priorStranger : kind.priorRelative
  const features: Feature[] = [{ name: 'prior', level: rival, weight: prior, detail: '' }]
  for (const [index, level] of levels.entries()) {
    const name = kind.names[index] ?? ''
    if (level === 0) continue
    const weight = rival === 'STRANGER' ? bits[index] : kind.weights[index]?.relative[level]
    features.push({ name, level: kind.levels[index]?.[level] ?? '', weight: weight ?? 0, detail: detailOf(name, a, b) })
  }
  return features
}

/** The part of comparePair that decides. */
export function scorePair(a: Traits, b: Traits, model: Model): PairScore {
  const isPerson = a.type === 'PERSON'
  const kind = isPerson ? model.person : model.organisation
  const levels = kind.zeros.slice()
  const bits = kind.zeros.slice()
  // A person is never a company.
  if (a.type !== b.type) return { score: Number.NEGATIVE_INFINITY, rival: 'STRANGER', zone: 'APART', levels, bits }
  const odds = isPerson
    ? comparePersons(a, b, model, levels, bits)
    : compareOrganisationRecords(a, b, model, levels, bits)
  const rival = odds.stranger <= odds.relative ? 'STRANGER' : 'RELATIVE'
  const score = rival === 'STRANGER' ? odds.stranger : odds.relative
  return { score, rival, zone: zoneOf(score, kind), levels, bits }
}

function zoneOf(score: number, { link, review }: KindModel): Zone {
  if (score >= link) return 'LINK'
  return score >= review ? 'REVIEW' : 'APART'
}

const officialIndex = { COMPANY_REGISTRATION: at.registration, TAX_ID: at.taxId, LEI: at.lei }
const name = levelsOf(organisationFeatures.name)
const domain = levelsOf(organisationFeatures.domain)
const uniqueId = levelsOf(organisationFeatures.uniqueId)
const officialLevel = levelsOf(organisationFeatures.registration)
const noNames: readonly PersonName[] = []

function compareOrganisationRecords(a: Traits, b: Traits, model: Model, levels: Levels, bits: number[]): Odds {
  compareOfficialIds(a.officialIds, b.officialIds, officialIndex, levels)
  const haveOneNumber = Object.values(officialIndex).some((index) => levels[index] === officialLevel.EXACT)
  const nameBits = compareOrganisations(a.organisationNames, b.organisationNames, model, levels, haveOneNumber)
  const addressBits = compareAddresses(a.addresses, b.addresses, at, model.organisation, levels)
  levels[at.country] = compareCountries(a.countries, b.countries)
  levels[at.phone] = comparePhones(a.phones, b.phones)
  levels[at.email] = compareEmails(a.emails, b.emails, noNames)
  if (a.domains.length > 0 && b.domains.length > 0) {
    levels[at.domain] = a.domains.some((one) => b.domains.includes(one)) ? domain.EXACT : domain.DIFFERENT
  }
  levels[at.otherId] = compareOtherIds(a.otherIds, b.otherIds)
  levels[at.relation] = compareRelations(a, b)
  if (a.hasUniqueId && b.hasUniqueId && a.source === b.source && a.id !== b.id) levels[at.uniqueId] = uniqueId.DISTINCT
  const odds = addBits(model.organisation, levels, bits)
  if (levels[at.name] !== name.MISSING) {
    odds.stranger += nameBits - (bits[at.name] ?? 0)
    bits[at.name] = nameBits
  }
  odds.stranger += addressBits - (bits[at.address] ?? 0)
  bits[at.address] = addressBits
  return odds
}
