import fc from 'fast-check'
import { Integer, int } from 'neo4j-driver'
import { afterAll, expect, it } from 'vitest'
import { readWholeNumbersFast } from '../../graph/whole-numbers.ts'

const own = Integer.prototype.toNumberOrInfinity
afterAll(() => {
  Integer.prototype.toNumberOrInfinity = own
})

it('reads every whole number of the database as the driver itself does', () => {
  readWholeNumbersFast()
  const edges = [
    0n,
    1n,
    -1n,
    2n ** 31n,
    2n ** 32n,
    -(2n ** 32n),
    2n ** 53n - 1n,
    2n ** 53n,
    -(2n ** 53n) + 1n,
    -(2n ** 53n),
  ]
  const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n]
  const anyNumber = fc.oneof(
    fc.constantFrom(...edges, least, most),
    fc.bigInt(-(2n ** 54n), 2n ** 54n),
    fc.bigInt(least, most),
  )
  fc.assert(
    fc.property(anyNumber, (number) => {
      const integer = int(number.toString())
      expect(integer.toNumberOrInfinity()).toBe(own.call(integer))
    }),
    { numRuns: 2_000 },
  )
})
