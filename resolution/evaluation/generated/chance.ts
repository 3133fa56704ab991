import { base, de, en, en_GB, es, Faker, fr, it, type LocaleDefinition, pl, pt_BR, tr } from '@faker-js/faker'

/** The eight countries whose people the generator makes, each with a language of its own. */
export const countries = ['GB', 'DE', 'FR', 'ES', 'IT', 'PL', 'BR', 'TR'] as const
export type Country = (typeof countries)[number]

const locales: Readonly<Record<Country, LocaleDefinition>> = {
  GB: en_GB,
  DE: de,
  FR: fr,
  ES: es,
  IT: it,
  PL: pl,
  BR: pt_BR,
  TR: tr,
}

/** A repeatable source of chance: the same seed gives the same throws. */
export interface Chance {
  /** True in `ratio` (0..1) of the throws. */
  readonly isTrue: (ratio: number) => boolean
  /** A whole number, both ends included. */
  readonly int: (min: number, max: number) => number
  readonly pick: <T>(items: readonly T[]) => T
  readonly digits: (count: number) => string
  readonly faker: (country: Country) => Faker
}

export function createChance(seed: number): Chance {
  const faker = new Map(countries.map((country, index) => [country, seeded([locales[country], en, base], seed, index)]))
  const { number } = seeded([en, base], seed, countries.length)
  const int = (min: number, max: number) => number.int({ min, max })
  return {
    int,
    isTrue: (ratio) => int(0, 9_999) < ratio * 10_000,
    pick: (items) => {
      const item = items[int(0, items.length - 1)]
      if (item === undefined) throw new RangeError('Nothing to pick from: the list is empty')
      return item
    },
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
    faker: (country) => {
      const found = faker.get(country)
      if (found === undefined) throw new RangeError(`No names are known for ${country}`)
      return found
    },
  }
}

function seeded(locale: LocaleDefinition[], seed: number, stream: number): Faker {
  const faker = new Faker({ locale })
  faker.seed([seed, stream])
  return faker
}
