/** The TypeScript type of a scalar: `input` is what a variable may hold, `output` what an answer contains. */
export interface ScalarTypes {
  readonly input: string
  readonly output: string
}

const text = { input: 'string', output: 'string' } as const

/**
 * The option `scalars` of GraphQL codegen for `schema.graphql`, as JSON carries the values. The types need no import, so that a copy of this
 * file works anywhere.
 */
export const codegenScalars = {
  /** ISO 8601 in UTC with milliseconds. */
  DateTime: text,
  /** YYYY-MM-DD. */
  Date: text,
  /** ISO 4217. */
  Currency: text,
  /** ISO 3166-1 alpha-2. */
  CountryCode: text,
  /** A number up to 2^53, text above. */
  BigInt: { input: 'number | string', output: 'number | string' },
  /** A number, or text where a number would lose digits. */
  Decimal: { input: 'number | string', output: 'number | string' },
  JSONObject: {
    input: '{ readonly [name: string]: string | number | boolean | object | null }',
    output: '{ readonly [name: string]: string | number | boolean | object | null }',
  },
} as const satisfies Readonly<Record<string, ScalarTypes>>
