import type { GraphQLResolveInfo, ResponsePath } from 'graphql'
import { expect, it } from 'vitest'
import { createWithholding } from '../../access/withholding.ts'

function at(...path: readonly (string | number)[]): GraphQLResolveInfo {
  const linked = path.reduce<ResponsePath | undefined>((prev, key) => ({ prev, key, typename: undefined }), undefined)
  // Only these parts are read.
  return { parentType: { name: 'Customer' }, fieldName: 'balance', path: linked } as unknown as GraphQLResolveInfo
}

const places = [
  ['customers', 'edges', 2, 'node', 'balance'],
  ['customers', 'edges', 10, 'node', 'balance'],
  ['customers', 'edges', 2, 'node', 'also'],
  ['first', 'balance'],
] as const

it.each([
  [places],
  [places.toReversed()],
])('one error per field names the first of its places, however they were decided: %j', (order) => {
  const withholding = createWithholding('Marketing')
  for (const place of order) withholding.add('CONSENT_REQUIRED', 'NO_CONSENT', at(...place))
  const [error, ...others] = withholding.errors()
  expect(others).toEqual([])
  expect(error).toMatchObject({ path: ['customers', 'edges', 2, 'node', 'also'], extensions: { count: 4 } })
})
