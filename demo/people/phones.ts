import type { Country, Dice } from '../dice.ts'
import type { IdentifierValue } from '../line.ts'

/** A number that nobody has. `area` and `local` are national digits without the trunk zero. */
export type Phone = { readonly country: Country; readonly area: string; readonly local: string }

const callingCodes = { GB: '44', US: '1', DE: '49', FR: '33' } as const

/**
 * Numbers that the national regulators reserve for films and books, so that nobody can be called: Ofcom's drama ranges, the 555-01xx block
 * of North America, the Bundesnetzagentur's and ARCEP's ranges for media. Ofcom's mobile range (07700 900xxx) is left out because
 * libphonenumber calls it invalid, like Nottingham's (0115 496 0xxx).
 */
const ranges: Readonly<Record<Country, readonly { area: string; prefix: string; digits: number }[]>> = {
  GB: [
    { area: '20', prefix: '79460', digits: 3 },
    ...['113', '114', '116', '117', '118', '121', '131', '141', '151', '161'].map((area) => ({
      area,
      prefix: '4960',
      digits: 3,
    })),
  ],
  US: '212 202 206 213 303 305 310 312 404 415 503 512 602 612 615 617 619 702 704 713'
    .split(' ')
    .map((area) => ({ area, prefix: '55501', digits: 2 })),
  DE: [
    { area: '30', prefix: '23125', digits: 3 },
    { area: '40', prefix: '66969', digits: 3 },
    { area: '89', prefix: '99998', digits: 3 },
  ],
  FR: ['1:9900', '2:6191', '3:5301', '4:6571', '5:3649'].map((range) => {
    const [area = '', prefix = ''] = range.split(':')
    return { area, prefix, digits: 4 }
  }),
}

/** Returns each fictitious number once. Undefined if a country's ranges are used up. */
export function createPhoneBook(): (country: Country) => Phone | undefined {
  const usedByCountry = new Map<Country, number>()
  return (country) => {
    let index = usedByCountry.get(country) ?? 0
    usedByCountry.set(country, index + 1)
    for (const { area, prefix, digits } of ranges[country]) {
      if (index < 10 ** digits) return { country, area, local: prefix + String(index).padStart(digits, '0') }
      index -= 10 ** digits
    }
    return undefined
  }
}

export function internationalPhone({ country, area, local }: Phone): string {
  if (country === 'US') return `+1 ${area} ${local.slice(0, 3)} ${local.slice(3)}`
  if (country === 'FR') return `+33 ${area} ${pairs(local)}`
  return `+${callingCodes[country]} ${area} ${local.slice(0, local.length - 4)} ${local.slice(-4)}`
}

/** The number as people type it. A national form has its country beside it. */
export function typedPhone(dice: Dice, phone: Phone): IdentifierValue {
  const { country, area, local } = phone
  const style = dice.int(0, 9)
  if (style < 4) return { type: 'PHONE', value: internationalPhone(phone) }
  if (style === 4) return { type: 'PHONE', value: `+${callingCodes[country]}${area}${local}` }
  if (style === 5 && country !== 'US')
    return { type: 'PHONE', value: `00${callingCodes[country]} ${area} ${local}`, country }
  if (country === 'US') {
    const separator = dice.pick(['-', '.', ' '])
    const rest = `${local.slice(0, 3)}${separator}${local.slice(3)}`
    return { type: 'PHONE', value: dice.chance(0.5) ? `(${area}) ${rest}` : `${area}${separator}${rest}`, country }
  }
  if (country === 'FR') return { type: 'PHONE', value: `0${area} ${pairs(local)}`, country }
  const styles = [`0${area} ${local}`, `(0${area}) ${local}`, `0${area}${local}`, `0${area}-${local}`] as const
  return { type: 'PHONE', value: dice.pick(styles), country }
}

function pairs(digits: string): string {
  return digits.replace(/(..)(?=.)/g, '$1 ')
}
