import { base, de, en, en_GB, en_US, Faker, fr, type LocaleDefinition } from '@faker-js/faker'

/** A country for which the demo can generate names, addresses and phone numbers. */
export type Country = 'GB' | 'US' | 'DE' | 'FR'

/** A repeatable source of chance: the same seed and topic always produce the same throws. */
export type Dice = {
  /** True for `ratio` (0..1) of the throws. */
  readonly chance: (ratio: number) => boolean
  /** A whole number, both ends included. */
  readonly int: (min: number, max: number) => number
  readonly pick: <T>(items: readonly T[]) => T
  readonly faker: (country: Country) => Faker
}

const locales = { GB: en_GB, US: en_US, DE: de, FR: fr } as const

/**
 * One set of dice per topic, so that a new field in one topic does not change the output of the others. For the same reason, each country
 * of a topic has its own seed.
 */
export function createDice(seed: number, topic: string): Dice {
  const fakers = new Map<Country, Faker>()
  const faker = (country: Country) => {
    const known = fakers.get(country)
    if (known) return known
    const made = seeded([locales[country], en, base], seed, `${topic}/${country}`)
    fakers.set(country, made)
    return made
  }
  const numbers = seeded([en, base], seed, topic).number
  const int = (min: number, max: number) => numbers.int({ min, max })
  return {
    int,
    faker,
    chance: (ratio) => int(0, 9999) < ratio * 10000,
    pick: (items) => {
      const item = items[int(0, items.length - 1)]
      if (item === undefined) throw new Error('expected at least one item to pick from')
      return item
    },
  }
}

function seeded(locale: LocaleDefinition[], seed: number, topic: string): Faker {
  const faker = new Faker({ locale })
  faker.seed([seed, ...Buffer.from(topic)])
  return faker
}
