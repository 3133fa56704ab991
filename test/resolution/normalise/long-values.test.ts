import { expect, it } from 'vitest'
import { normaliseEmail } from '../../../resolution/normalise/email.ts'
import { mostIdentifierCharacters, normaliseIdentifier } from '../../../resolution/normalise/identifier.ts'
import { identifierTypes } from '../../../resolution/records/identifier-types.ts'

const endless: readonly ((length: number) => string)[] = [
  (length) => `${'a.'.repeat(length / 4)}@${'x.'.repeat(length / 4)}`,
  (length) => `${'a.'.repeat(length / 2)}@x.example`,
  (length) => `a${' '.repeat(length)}b`,
  (length) => '@'.repeat(length),
  (length) => '1-'.repeat(length / 2),
  (length) => '<'.repeat(length),
  (length) => 'a@x.example; '.repeat(length / 13),
]

/** Microseconds of work, whatever else the machine does. */
function workOf(task: () => void): number {
  const before = process.cpuUsage()
  task()
  return process.cpuUsage(before).user
}

it.each(identifierTypes)('a %s of a megabyte is no valid identifier, and is not read', (type) => {
  const work = workOf(() => {
    for (const write of endless)
      expect(normaliseIdentifier({ type, value: write(1_000_000) })).toMatchObject({ isValid: false, isFiller: false })
  })
  expect(work).toBeLessThan(2_000_000)
})

it('an identifier that is as long as possible is read at once, whatever it consists of', () => {
  const work = workOf(() => {
    for (const type of identifierTypes)
      for (const write of endless) normaliseIdentifier({ type, value: write(mostIdentifierCharacters) })
  })
  expect(work).toBeLessThan(2_000_000)
})

it('an e-mail address is read in time that grows with its length alone', () => {
  const work = workOf(() => {
    for (const write of endless) normaliseEmail(write(200_000))
  })
  expect(work).toBeLessThan(2_000_000)
})
