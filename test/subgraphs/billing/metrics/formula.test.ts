import { describe, expect, it } from 'vitest'
import { createExchange } from '../../../../subgraphs/billing/metrics/exchange.ts'
import { evaluateFormula } from '../../../../subgraphs/billing/metrics/formula.ts'
import { parseDecimal, toDecimal } from '../../../../subgraphs/billing/metrics/rational.ts'

const value = (formula: string, inputs: Parameters<typeof evaluateFormula>[1] = {}) =>
  toDecimal(evaluateFormula(formula, inputs), 6)

describe('a formula', () => {
  it.each([
    ['1 + 2 * 3', {}, '7'],
    ['(1 + 2) * 3 / -2', {}, '-4.5'],
    ['a - b - c', { a: 10, b: 3, c: 2 }, '5'],
    ['0.1 + 0.2', {}, '0.3'],
    ['round(2.5) + round(-2.5)', {}, '0'],
    ['round(a / 3)', { a: 5 }, '2'],
    ['sum(round(net * perYear / every / 12))', { net: [1000, 20400], perYear: [12, 1], every: [3, 1] }, '2033'],
    ['count(list) + sum(none)', { list: [7, 8], none: [] }, '2'],
    ['sum(list * rate)', { list: [1, 2], rate: '1.5' }, '4.5'],
    ['a / b', { a: 1, b: 3 }, '0.333333'],
    ['a * 1', { a: 9007199254740993n }, '9007199254740993'],
  ] as const)('%s over %o is %s', (formula, inputs, expected) => {
    expect(value(formula, inputs)).toBe(expected)
  })

  it.each([
    ['1 +', SyntaxError],
    ['1 2', SyntaxError],
    ['(1', SyntaxError],
    ['toString', SyntaxError],
    ['floor(1)', SyntaxError],
    ['list', SyntaxError],
    ['1 / 0', RangeError],
    ['sum(list + other)', RangeError],
  ])('%s is refused', (formula, error) => {
    expect(() => evaluateFormula(formula, { list: [1, 2], other: [1] })).toThrow(error)
  })
})

describe('an exchange', () => {
  const rates = [
    { base: 'USD', quote: 'JPY', rate: '150.125', occurredAt: 20, source: 'ecb' },
    { base: 'USD', quote: 'JPY', rate: '100', occurredAt: 10, source: 'ecb' },
    { base: 'KWD', quote: 'JPY', rate: '490', occurredAt: 10, source: 'ecb' },
  ]

  it('takes the latest stated rate, between minor units of different size', () => {
    // One cent is 1.50125 yen, one fils 0.49.
    expect(createExchange('JPY', rates, 30).minorRate('USD')).toBe('1.50125')
    expect(createExchange('JPY', rates, 19).minorRate('USD')).toBe('1')
    expect(createExchange('JPY', rates, 30).minorRate('KWD')).toBe('0.49')
    expect(createExchange('JPY', rates, 30).minorRate('JPY')).toBe('1')
  })

  it('inverts and crosses none, and looks at no later one', () => {
    expect(createExchange('USD', rates, 30).minorRate('JPY')).toBeNull()
    expect(createExchange('JPY', rates, 9).minorRate('USD')).toBeNull()
    expect(createExchange('EUR', rates, 30).convert('USD')).toBeNull()
  })
})

describe('a decimal', () => {
  it.each(['0', '-1.25', '1234567890123456789.5', '0.000001'])('%s stays as it is', (text) => {
    expect(toDecimal(parseDecimal(text), 6)).toBe(text)
  })
})
