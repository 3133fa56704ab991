import fc from 'fast-check'
import { ids, type RecordWritten } from '../graph-state.ts'

const person = fc.constantFrom<Readonly<Record<string, unknown>>>(
  {},
  {},
  { givenName: 'Ann', familyName: 'Lee' },
  { fullName: 'Bob Lee' },
  { givenName: 'Robert', familyName: 'Lee', birthDate: '1980-01-31' },
  { givenName: 'Ann', familyName: 'Novak', birthDate: '1970-03-01' },
  { birthDate: '3/1/70' },
)

const key = fc.constantFrom(
  'EMAIL:a@x.io',
  'EMAIL:b@x.io',
  'EMAIL:c@x.io',
  'PHONE:+447700900123',
  'PHONE:+447700900124',
  'USER_ID:u1',
  'USER_ID:u2',
  'CRM_ID:k1',
  'COOKIE_ID:c1',
  'COOKIE_ID:c2',
  'DEVICE_ID:d1',
)

/** Few identifiers on many records, so that everything meets. `one` declares that its ids are one a person. */
export const people: fc.Arbitrary<readonly RecordWritten[]> = fc
  .array(
    fc.record({
      source: fc.constantFrom('one', 'two', 'web'),
      keys: fc.uniqueArray(key, { minLength: 1, maxLength: 3 }),
      attributes: person,
    }),
    { minLength: 2, maxLength: 9 },
  )
  .map((records) =>
    records.map(({ source, keys, attributes }, index) => ({
      source,
      id: `${index}`,
      identifiers: ids(...keys),
      attributes,
    })),
  )

/** The same, where some sources have verified some of the identifiers. */
export const verifiedPeople: fc.Arbitrary<readonly RecordWritten[]> = fc
  .tuple(people, fc.infiniteStream(fc.boolean()))
  .map(([records, verdicts]) =>
    records.map((record) => ({
      ...record,
      identifiers: (record.identifiers ?? []).map((identifier) => ({
        ...identifier,
        ...(verdicts.next().value === true && { verifiedAt: '2026-01-01' }),
      })),
    })),
  )
