import type { Chance, Country } from './chance.ts'

export type Sex = 'female' | 'male'

/** A number given for life, as the country's office would write it, with right check digits. `birthDate` is YYYY-MM-DD. */
export function nationalIdOf(country: Country, birthDate: string, sex: Sex, chance: Chance): string {
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const serial = chance.digits(9)
  switch (country) {
    case 'GB':
      return `${chance.pick(['AB', 'CE', 'HJ', 'JK', 'LM', 'NP', 'PR', 'SX', 'WK', 'YZ'])}${serial.slice(0, 6)}${chance.pick(['A', 'B', 'C', 'D'])}`
    case 'DE':
      return withIso7064(`${chance.int(1, 9)}${serial}`)
    case 'FR': {
      const body = `${sex === 'male' ? 1 : 2}${year.slice(2)}${month}${String(chance.int(1, 95)).padStart(2, '0')}${serial.slice(0, 6)}`
      return body + String(97 - (Number(body) % 97)).padStart(2, '0')
    }
    case 'ES': {
      const number = serial.slice(0, 8)
      return number + ('TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] ?? '')
    }
    case 'IT':
      return `${letters(6, chance)}${year.slice(2)}${'ABCDEHLMPRST'[Number(month) - 1]}${String(Number(day) + (sex === 'female' ? 40 : 0)).padStart(2, '0')}${letters(1, chance)}${serial.slice(0, 3)}${letters(1, chance)}`
    case 'PL': {
      const century = Number(year) >= 2000 ? 20 : 0
      const body = `${year.slice(2)}${String(Number(month) + century).padStart(2, '0')}${day}${serial.slice(0, 4)}`
      return body + String((10 - (weighted(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10)
    }
    case 'BR': {
      const one = serial + elevens(serial)
      return one + elevens(one)
    }
    case 'TR': {
      const body = `${chance.int(1, 9)}${serial.slice(0, 8)}`
      const digits = [...body].map(Number)
      const odd = digits.filter((_, index) => index % 2 === 0).reduce((sum, digit) => sum + digit, 0)
      const even = digits.filter((_, index) => index % 2 === 1).reduce((sum, digit) => sum + digit, 0)
      const tenth = (((odd * 7 - even) % 10) + 10) % 10
      return `${body}${tenth}${(odd + even + tenth) % 10}`
    }
  }
}

function letters(count: number, chance: Chance): string {
  return Array.from({ length: count }, () => chance.pick([...'ABCDEFGHILMNOPRSTVZ'])).join('')
}

function weighted(digits: string, weights: readonly number[]): number {
  return [...digits].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0)
}

/** Brazil's check digit: weights from 2 at the last digit upwards, modulo 11. */
function elevens(digits: string): string {
  const weights = [...digits].map((_, index) => digits.length + 1 - index)
  const rest = (weighted(digits, weights) * 10) % 11
  return String(rest % 10)
}

/** Germany's check digit, ISO 7064 MOD 11,10. */
function withIso7064(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10 || 10
    product = (sum * 2) % 11
  }
  return digits + String((11 - product) % 10)
}
