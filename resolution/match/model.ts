import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type FeatureTable, organisationFeatures, personFeatures } from './features.ts'

const share = z.number().gt(0).max(1)

const origin = z.enum(['MEASURED', 'PRIOR'])

/** The shares of pairs with a level: `m` of pairs of one subject, `u` of strangers, `relative` of relatives and colleagues. */
const levelWeight = z.object({
  m: share,
  u: share,
  relative: share,
  from: z.object({ m: origin, u: origin, relative: origin }),
})
export type LevelWeight = z.output<typeof levelWeight>

const kindModel = z.object({
  /** log2 of the odds before any comparison: against a stranger, and against relatives (for organisations: a company of the same group). */
  prior: z.object({ stranger: z.number(), relative: z.number() }),
  /** log2 odds. From `link` on, two records are one subject. From `review` on, a person decides. */
  thresholds: z.object({ link: z.number(), review: z.number() }),
  /** The most that the parts of an address add up to, in bits, because they are not independent. */
  addressBits: z.object({ least: z.number(), most: z.number() }),
  features: z.record(z.string(), z.record(z.string(), levelWeight)),
})

const frequencies = z.object({
  from: z.string(),
  /** The share of a name that the list does not contain. */
  otherwise: share,
  /** `name:count` per million people, separated by blanks. */
  perMillion: z.string(),
})

export const modelFile = z.object({
  version: z.string().min(1),
  /** The year in which ages are computed, so that a frozen model gives the same answer in every year. */
  referenceYear: z.number().int(),
  /** Twins older than this rarely share a home. */
  twinsAtHomeUntil: z.number().int(),
  /** Older twins are rarely both alive. */
  twinsAliveUntil: z.number().int(),
  person: kindModel,
  organisation: kindModel,
  givenNames: frequencies,
  familyNames: frequencies,
  organisationWords: frequencies,
})
export type ModelFile = z.output<typeof modelFile>

/** log2(m / u) and log2(m / relative) by level. */
export interface FeatureWeights {
  readonly stranger: Float64Array
  readonly relative: Float64Array
  /** log2 m by level: for weights whose `u` is a name's own frequency. */
  readonly m: Float64Array
}

export interface KindModel {
  readonly priorStranger: number
  readonly priorRelative: number
  readonly link: number
  readonly review: number
  readonly leastAddressBits: number
  readonly mostAddressBits: number
  /** By index of the feature. */
  readonly weights: readonly FeatureWeights[]
  readonly names: readonly string[]
  readonly levels: readonly (readonly string[])[]
  /** One zero per feature: the initial vector of levels. */
  readonly zeros: readonly number[]
}

/** -log2 of a name's share. */
export interface Rarity {
  readonly otherwise: number
  readonly bits: ReadonlyMap<string, number>
}

/** A model file that is prepared for comparing. Create it once and pass it on. */
export interface Model {
  readonly version: string
  readonly oldTwinsBornBefore: number
  readonly agedTwinsBornBefore: number
  readonly person: KindModel
  readonly organisation: KindModel
  readonly givenNames: Rarity
  readonly familyNames: Rarity
  readonly organisationWords: Rarity
}

/** The model in `model.json`: the one that is shipped, or the one that was adopted. */
export function shippedModel(): Model {
  const file = readModelFile(new URL('./model.json', import.meta.url))
  const missing = substitutedLevels(file)
  if (missing.length > 0)
    process.emitWarning(
      `Match model ${file.version} was trained before the program knew ${missing.join(', ')} and uses the weights of neighbouring levels for them. Train a new model with \`npm run identity:train\` and adopt it.`,
    )
  return loadModel(file)
}

/** Throws a ZodError if the file is not a model. */
export function readModelFile(file: URL): ModelFile {
  return parseModelFile(readFileSync(file, 'utf8'))
}

/** The model in a text that this or an earlier version of the program wrote. Throws a ZodError if the text is not a model. */
export function parseModelFile(text: string): ModelFile {
  return modelFile.parse(JSON.parse(text, (_, value: unknown) => inPresentNames(value)))
}

/** Names in models that earlier versions of this program trained, with those that they have now. */
const presentNames: Readonly<Record<string, string>> = {
  kin: 'relative',
  slips: 'typos',
  ONE_SLIP: 'ONE_TYPO',
  TWO_SLIPS: 'TWO_TYPOS',
}

function inPresentNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [presentNames[name] ?? name, held]))
}

/**
 * Levels that the program learned to distinguish after models had been trained and adopted, with the level that they were part of or are
 * closest to. A model without such a level uses the weight of that one.
 */
const partOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  givenName: { SOUND: 'CLOSE', UNLIKE: 'DIFFERENT', OTHER: 'DIFFERENT' },
  namesake: { BORN_ALIKE: 'NAME_ALONE' },
}

/** The levels, `feature.LEVEL`, that the model has no weights of its own for: it uses those of a neighbouring level. */
export function substitutedLevels(file: ModelFile): readonly string[] {
  return Object.entries(partOf).flatMap(([feature, neighbours]) =>
    Object.keys(neighbours)
      .filter((level) => file.person.features[feature]?.[level] === undefined)
      .map((level) => `${feature}.${level}`),
  )
}

/** The model with those levels, each weighed as its neighbour is. */
export function withNeighbours(file: ModelFile): ModelFile {
  const features = { ...file.person.features }
  for (const [feature, neighbours] of Object.entries(partOf))
    for (const [level, neighbour] of Object.entries(neighbours)) {
      const levels = features[feature]
      const weight = levels?.[level] ?? levels?.[neighbour]
      if (weight !== undefined) features[feature] = { ...levels, [level]: weight }
    }
  return { ...file, person: { ...file.person, features } }
}

/** Throws if a feature or level that the program compares has no weight, and the neighbour that it was part of has none either. */
export function loadModel(written: ModelFile): Model {
  const file = withNeighbours(written)
  return {
    version: file.version,
    oldTwinsBornBefore: file.referenceYear - file.twinsAtHomeUntil,
    agedTwinsBornBefore: file.referenceYear - file.twinsAliveUntil,
    person: loadKind(file.person, personFeatures),
    organisation: loadKind(file.organisation, organisationFeatures),
    givenNames: rarityOf(file.givenNames),
    familyNames: rarityOf(file.familyNames),
    organisationWords: rarityOf(file.organisationWords),
  }
}

function loadKind(file: ModelFile['person'], table: FeatureTable): KindModel {
  return {
    priorStranger: file.prior.stranger,
    priorRelative: file.prior.relative,
    link: file.thresholds.link,
    review: file.thresholds.review,
    leastAddressBits: file.addressBits.least,
    mostAddressBits: file.addressBits.most,
    names: Object.keys(table),
    levels: Object.values(table),
    zeros: Object.keys(table).map(() => 0),
    weights: Object.entries(table).map(([feature, levels]) => {
      const given = levels.map((level) => weightOf(file, feature, level))
      return {
        stranger: Float64Array.from(given, (weight) => (weight === null ? 0 : Math.log2(weight.m / weight.u))),
        relative: Float64Array.from(given, (weight) => (weight === null ? 0 : Math.log2(weight.m / weight.relative))),
        m: Float64Array.from(given, (weight) => (weight === null ? 0 : Math.log2(weight.m))),
      }
    }),
  }
}

function weightOf(file: ModelFile['person'], feature: string, level: string): LevelWeight | null {
  if (level === 'MISSING') return null
  const weight = file.features[feature]?.[level]
  if (weight !== undefined) return weight
  throw new Error(
    `The match model has no weight for ${feature}.${level}. Train a new model with \`npm run identity:train\` and adopt it, or restore the model.json of this version.`,
  )
}

function rarityOf(file: ModelFile['givenNames']): Rarity {
  const entries = file.perMillion.split(' ').filter((entry) => entry !== '')
  return {
    otherwise: -Math.log2(file.otherwise),
    bits: new Map(
      entries.map((entry) => {
        const [name = '', count = ''] = entry.split(':')
        const millionths = Number(count)
        if (!(millionths > 0)) throw new Error(`The match model has no frequency in "${entry}"`)
        return [name, -Math.log2(millionths / 1_000_000)]
      }),
    ),
  }
}
