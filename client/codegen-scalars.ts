/** The TypeScript type of a scalar: `input` for variables, `output` for answers. */
export interface ScalarTypes {
  readonly input: string
  readonly output: string
}

const text = { input: 'string', output: 'string' } as const

/**
 * The option `scalars` of GraphQL codegen for `schema.graphql`, with the types that JSON carries. The types need no import, so that a copy
 * of this file works anywhere.
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
  /** A number, or text if a number would lose digits. */
  Decimal: { input: 'number | string', output: 'number | string' },
  JSONObject: {
    input: '{ readonly [name: string]: string | number | boolean | object | null }',
    output: '{ readonly [name: string]: string | number | boolean | object | null }',
  },
} as const satisfies Readonly<Record<string, ScalarTypes>>
