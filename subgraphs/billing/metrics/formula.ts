import { add, divide, multiply, parseDecimal, type Rational, rational, round, subtract } from './rational.ts'

/** Whole numbers as numbers or bigints, fractions as decimal text; a list of these combines entry by entry. */
export type FormulaInput = number | bigint | string
export type FormulaInputs = Readonly<Record<string, FormulaInput | readonly FormulaInput[]>>

type Value = Rational | readonly Rational[]

/**
 * Exact value of `+ - * / ( )`, `sum()`, `count()` and `round()` (halves away from 0) over named inputs. Throws SyntaxError for what is
 * no such formula or names no input, RangeError for a division by zero.
 */
export function evaluateFormula(formula: string, inputs: FormulaInputs): Rational {
  const tokens = formula.match(/[A-Za-z]\w*|\d+(?:\.\d+)?|\S/g) ?? []
  let at = 0

  function take(expected?: string): string {
    const token = tokens[at++]
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new SyntaxError(`${formula}: expected ${expected ?? 'a value'} at ${token ?? 'the end'}`)
    return token
  }

  function expression(): Value {
    let left = term()
    while (tokens[at] === '+' || tokens[at] === '-') left = combine(left, take() === '+' ? add : subtract, term())
    return left
  }

  function term(): Value {
    let left = factor()
    while (tokens[at] === '*' || tokens[at] === '/') left = combine(left, take() === '*' ? multiply : divide, factor())
    return left
  }

  function factor(): Value {
    const token = take()
    if (token === '-') return combine(rational(0n), subtract, factor())
    if (token === '(') return closed()
    if (/^\d/.test(token)) return parseDecimal(token)
    if (tokens[at] === '(') {
      take('(')
      return call(token, closed())
    }
    const input = Object.hasOwn(inputs, token) ? inputs[token] : undefined
    if (input === undefined) throw new SyntaxError(`${formula}: no input ${token}`)
    return isList(input) ? input.map(toRational) : toRational(input)
  }

  function closed(): Value {
    const value = expression()
    take(')')
    return value
  }

  function call(name: string, argument: Value): Value {
    const list = isList(argument) ? argument : [argument]
    if (name === 'sum') return list.reduce(add, rational(0n))
    if (name === 'count') return rational(BigInt(list.length))
    if (name !== 'round') throw new SyntaxError(`${formula}: no function ${name}`)
    return isList(argument) ? argument.map((item) => rational(round(item))) : rational(round(argument))
  }

  const value = expression()
  if (at < tokens.length) throw new SyntaxError(`${formula}: nothing may follow at ${tokens[at]}`)
  if (isList(value)) throw new SyntaxError(`${formula}: a list is no value`)
  return value
}

function combine(a: Value, operate: (a: Rational, b: Rational) => Rational, b: Value): Value {
  if (!isList(a)) return isList(b) ? b.map((item) => operate(a, item)) : operate(a, b)
  if (!isList(b)) return a.map((item) => operate(item, b))
  if (a.length !== b.length) throw new RangeError(`lists of ${a.length} and ${b.length} entries do not combine`)
  return a.map((item, index) => operate(item, b[index] ?? item))
}

function isList<T>(value: T | readonly T[]): value is readonly T[] {
  return Array.isArray(value)
}

function toRational(input: FormulaInput): Rational {
  return typeof input === 'string' ? parseDecimal(input) : rational(BigInt(input))
}
