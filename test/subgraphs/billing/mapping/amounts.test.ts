import { describe, expect, it } from 'vitest'
import { lineMapping, mapRows } from '../../../../subgraphs/billing/mapping/line-mapping.ts'

interface Column {
  readonly currency?: string
  readonly decimal?: string
}

/** Minor units of a column of amounts. */
function minorOf(texts: readonly unknown[], { currency = 'EUR', decimal }: Column = {}) {
  const amountMinor = { $minor: '{Total}', $currency: '{Currency}', ...(decimal && { $decimal: decimal }) }
  const mapping = lineMapping.parse({ lines: [{ line: { kind: 'billing', source: 's', amountMinor } }] })
  const rows = texts.map((Total) => ({ Total, Currency: currency }))
  return [...mapRows(mapping, rows)].flatMap((lines) => lines.map((line) => line.amountMinor))
}

function numbersOf(texts: readonly unknown[], decimal?: string) {
  const quantity = { $number: '{Pieces}', ...(decimal && { $decimal: decimal }) }
  const mapping = lineMapping.parse({ lines: [{ line: { kind: 'billing', source: 's', quantity } }] })
  const rows = texts.map((Pieces) => ({ Pieces }))
  return [...mapRows(mapping, rows)].flatMap((lines) => lines.map((line) => line.quantity))
}

describe('the decimal mark of a column of amounts', () => {
  it.each([
    [
      ['12.50', '1,234.50', '8'],
      [1_250, 123_450, 800],
    ],
    [
      ['12,50', '1.234,50', '8'],
      [1_250, 123_450, 800],
    ],
    // What is doubtful alone is decided by the others, wherever they stand.
    [
      ['1.000', '12,50'],
      [100_000, 1_250],
    ],
    [
      ['1,000', '12.50'],
      [100_000, 1_250],
    ],
    [
      ['12,50', '1.000'],
      [1_250, 100_000],
    ],
    [
      ['1.000', '1.000.000'],
      [100_000, 100_000_000],
    ],
    [
      ["1'234.50", "1'000'000.00"],
      [123_450, 100_000_000],
    ],
    [['1\u2019234.50'], [123_450]],
    [
      ['1 234,50', '1\u00a0234\u00a0567,00', '1\u202f000,00'],
      [123_450, 123_456_700, 100_000],
    ],
    [['1,23,456.50'], [12_345_650]],
    [
      ['\u20ac 12,50', '12,50 \u20ac', 'EUR 1.000,00', '1.000,00 EUR'],
      [1_250, 1_250, 100_000, 100_000],
    ],
    [
      ['.50', '0.5'],
      [50, 50],
    ],
    [
      ['12.-', '12,--', '7,50'],
      [1_200, 1_200, 750],
    ],
    [['0.500'], /more decimals/],
    [
      ['8', '100'],
      [800, 10_000],
    ],
    [
      ['', '8'],
      [undefined, 800],
    ],
  ])('%j', (texts, expected) => {
    if (expected instanceof RegExp) expect(() => minorOf(texts)).toThrow(expected)
    else expect(minorOf(texts)).toEqual(expected)
  })

  it.each([
    [['1.000', '2.500', '17.000'], /\{Total\}: 1\.000 in row 1 may have a decimal mark .* "\$decimal": ","/],
    [['8', '1,000'], /1,000 in row 2/],
    [['12,50', '12.50'], /a comma in row 1 \(12,50\) and a point in row 2 \(12\.50\)/],
    // In a column with points for decimals this would be one euro or a thousand.
    [['12.50', '1.000'], /1\.000 has more decimals than EUR/],
    [['12.50', '1.00.0'], /a point|does not fit/],
    [['12,34,56'], /does not fit/],
    [['1.2.3,50'], /does not fit/],
  ])('refuses %j rather than guess', (texts, message) => {
    expect(() => minorOf(texts)).toThrow(message)
  })

  it('is taken at the word of the mapping', () => {
    expect(minorOf(['1.000', '2.500'], { decimal: ',' })).toEqual([100_000, 250_000])
    expect(minorOf(['1.000', '2.500'], { decimal: '.' })).toEqual([100, 250])
    expect(() => minorOf(['1,50'], { decimal: '.' })).toThrow('1,50 does not fit the decimal mark "."')
  })

  it.each([
    ['KWD', ['1.500', '20.750'], [1_500, 20_750]],
    ['KWD', ['1,500', '1,234.500'], [1_500_000, 1_234_500]],
    ['TND', ['1.234,500'], [1_234_500]],
    ['JPY', ['1,234'], [1_234]],
    ['JPY', ['1.234', '500'], [1_234, 500]],
    ['JPY', ['500', '12,345,678'], [500, 12_345_678]],
    ['CLF', ['1.2345'], [12_345]],
  ])('is that of %s for %j', (currency, texts, expected) => {
    expect(minorOf(texts, { currency })).toEqual(expected)
  })

  it('is not guessed for a currency with three decimals, whose thousands look alike', () => {
    expect(() => minorOf(['1,500'], { currency: 'KWD' })).toThrow('may have a decimal mark')
    expect(minorOf(['1.500'], { currency: 'KWD' })).toEqual([1_500])
    expect(minorOf(['1,500'], { currency: 'KWD', decimal: ',' })).toEqual([1_500])
  })

  it.each([
    '$10.50',
    'US$ 10.50',
    'C$10.50',
    'A$ 10.50',
    'kr 10.50',
    'z\u0142 10.50',
    'R$ 10.50',
    '10.50 Fr.',
    'Rs. 10.50',
    'Total 10.50',
    '\u00a310.50',
    'USD 10.50',
  ])('does not take %s for euros', (text) => {
    expect(() => minorOf([text])).toThrow('is in another currency than EUR, or')
  })

  it.each([
    ['USD', '$10.50'],
    ['USD', 'US$ 10.50'],
    ['CAD', 'C$10.50'],
    ['CAD', '$10.50'],
    ['SEK', '10.50 kr.'],
    ['PLN', '10.50 z\u0142'],
    ['BRL', 'R$ 10.50'],
    ['CHF', 'Fr.10.50'],
    ['INR', 'Rs. 10.50'],
    ['EUR', '10.50 eur'],
  ])('takes a sign of %s at its word: %s', (currency, text) => {
    expect(minorOf([text], { currency })).toEqual([1_050])
  })

  it('refuses decimals of a currency that has none', () => {
    expect(() => minorOf(['12.50'], { currency: 'JPY' })).toThrow('12.50 has more decimals than JPY')
  })

  it.each([
    '-5.00',
    '5.00-',
    '(5.00)',
    '\u22125.00',
    '5.00 -',
    '\u20ac -5.00',
    '(\u20ac5.00)',
  ])('knows that %s is negative, and what to do', (text) => {
    expect(() => minorOf([text])).toThrow(/row 1: .* is negative.*another type/)
  })

  it('knows no sign of nothing', () => {
    expect(minorOf(['-0.00', '(0.00)', '0.00-', '12.50'])).toEqual([0, 0, 0, 1_250])
  })

  it.each(['12.50 CR', 'Cr 12.50', '12.50DR', '12.50 Dr.'])('does not guess the sign of %s', (text) => {
    expect(() => minorOf([text])).toThrow(/row 1: .* states a credit or a debit/)
  })

  it.each([
    '12\u00b2',
    '12\u00bd',
    '\u2460',
    '1e3',
    '1_000',
    '12.50)',
    '\u0661\u0662',
  ])('takes %s for no number', (text) => {
    expect(() => minorOf([text])).toThrow(/row 1: .* is not a number/)
  })

  it.each(['five', '5 5.0.', '1e3', '--5', '5%', '#N/A'])('knows that %s is not a number', (text) => {
    expect(() => minorOf([text])).toThrow(/is not a number|does not fit/)
  })

  it.each([
    ['USD 5.00', 'EUR'],
    ['\u20ac5.00', 'USD'],
    ['5.00 GBP', 'EUR'],
  ])('refuses %s in a column of %s', (text, currency) => {
    expect(() => minorOf([text], { currency })).toThrow(`in another currency than ${currency}`)
  })

  it('reads a number of JSON with a point, whatever the texts have', () => {
    expect(minorOf([1.5, '12,50', '1.000'])).toEqual([150, 1_250, 100_000])
  })

  it('refuses what would lose digits', () => {
    expect(() => minorOf(['90071992547409.93'])).toThrow('keeps all digits')
    expect(minorOf(['90071992547409.91'])).toEqual([9_007_199_254_740_991])
    expect(() => numbersOf(['9007199254740993'])).toThrow('keeps all digits')
  })
})

describe('the decimal mark of a column of plain numbers', () => {
  it('follows the same rule', () => {
    expect(numbersOf(['1,5', '1.000'])).toEqual([1.5, 1_000])
    expect(numbersOf(['-1.5', '3'])).toEqual([-1.5, 3])
    expect(numbersOf(['1.000'], ',')).toEqual([1_000])
    expect(() => numbersOf(['1.000'])).toThrow('{Pieces}: 1.000 in row 1')
    expect(() => numbersOf(['three'])).toThrow('row 1: three is not a number')
  })

  it.each(['0.1.5', '1,2.3,4'])('is not proved by %s, which is no number', (text) => {
    expect(() => numbersOf(['1.000', text])).toThrow('{Pieces}: 1.000 in row 1 may have')
    expect(() => numbersOf(['7', text])).toThrow(`row 2: ${text} does not fit the decimal mark`)
  })
})
