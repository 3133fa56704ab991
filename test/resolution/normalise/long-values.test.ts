import { expect, it } from 'vitest'
import { normaliseEmail } from '../../../resolution/normalise/email.ts'
import { mostIdentifierCharacters, normaliseIdentifier } from '../../../resolution/normalise/identifier.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { identifierTypes } from '../../../resolution/records/identifier-types.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecordIn } from '../partition/match-record.ts'

/** What a pattern of some kind may begin with at every place. */
const starts = [
  '{',
  '{{',
  '<',
  '<%',
  '[[',
  '(',
  '*|',
  '%%',
  '%7b',
  '#',
  '"',
  "'",
  '1',
  '1 ',
  '1-',
  'a ',
  'A. ',
  'a, ',
  ' ',
  '\n',
  '-',
  '.',
  '@',
  'e\u0301',
]

const endless: readonly ((length: number) => string)[] = [
  (length) => `${'a.'.repeat(length / 4)}@${'x.'.repeat(length / 4)}`,
  (length) => `${'a.'.repeat(length / 2)}@x.example`,
  (length) => `a${' '.repeat(length)}b`,
  (length) => '@'.repeat(length),
  (length) => '1-'.repeat(length / 2),
  (length) => '<'.repeat(length),
  (length) => 'a@x.example; '.repeat(length / 13),
  ...starts.map((start) => (length: number) => start.repeat(length / start.length)),
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

const fields: readonly ((text: string) => object)[] = [
  ...['fullName', 'givenName', 'familyName', 'birthDate', 'organisationName', 'jobTitle', 'gender'].map(
    (field) => (text: string) => ({ [field]: text }),
  ),
  (text) => ({ addresses: [{ text }] }),
  ...['line1', 'city', 'postalCode', 'countryCode'].map((part) => (text: string) => ({
    addresses: [{ line1: '1 High Street', city: 'Leeds', [part]: text }],
  })),
]

it.each(starts)('two records whose attributes are as long as possible are read and compared at once: %j', (start) => {
  // Four bytes of JSON at most per character.
  const text = start.repeat(45_000 / start.length)
  for (const field of fields) {
    const work = workOf(() => {
      const records = ['1', '2'].map((id) =>
        matchRecordIn([])({ source: 'form', id, identifiers: [], attributes: { ...field(text), id } }),
      )
      partition(records, ruleSet)
    })
    expect(work, JSON.stringify(field('...'))).toBeLessThan(2_000_000)
  }
})
