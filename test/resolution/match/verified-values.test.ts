import { describe, expect, it } from 'vitest'
import { comparePair } from '../../../resolution/match/compare.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import type { IdentifierType } from '../../../resolution/records/identifier-types.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { RecordWritten } from '../graph-state.ts'
import { matchRecordIn } from '../partition/match-record.ts'

const matchRecord = matchRecordIn([
  { source: 'crm' },
  { source: 'erp' },
  { source: 'web', role: 'TOUCHPOINT', verifies: ['EMAIL', 'PHONE'] },
])
const rare = { givenName: 'Rosalind', familyName: 'Merriweather' }
const verified = { verifiedAt: '2026-01-01' }

type Written = readonly [IdentifierType, string, object?]

function record(source: string, values: readonly Written[], attributes: object, more: object = verified) {
  const identifiers = values.map(([type, value, own]) => ({ type, value, ...own, ...more }))
  return { source, id: '1', identifiers, attributes: { ...attributes } } satisfies RecordWritten
}

function levelsOf(records: readonly [RecordWritten, RecordWritten]): readonly string[] {
  const [a, b] = [matchRecord(records[0]), matchRecord(records[1])]
  return comparePair(a.traits, b.traits, ruleSet.model).features.map(({ name, level }) => `${name} ${level}`)
}

const sizeOf = (records: readonly RecordWritten[]) => partition(records.map(matchRecord), ruleSet).clusters.length

const nino = { country: 'GB', kind: 'nino' }
const alike: readonly (readonly [string, string, Written, Written, string])[] = [
  ['phone numbers', 'phone', ['PHONE', '+447700913000'], ['PHONE', '+447700913500'], 'CLOSE'],
  [
    'e-mail addresses of one name',
    'email',
    ['EMAIL', 'wildrose77@one.example'],
    ['EMAIL', 'wildrose77@two.example'],
    'LOCAL_PART',
  ],
  [
    'national numbers',
    'nationalId',
    ['NATIONAL_ID', 'AB123456C', nino],
    ['NATIONAL_ID', 'AB193456C', nino],
    'ONE_TYPO',
  ],
]

describe('a value that both sources verified is no typo of another one', () => {
  it.each(alike)('%s', (_, feature, one, other, level) => {
    const pairOf = (right: object, source = 'erp') =>
      [record('crm', [one], rare), record(source, [other], rare, right)] as const
    expect(levelsOf([...pairOf(verified)])).toContain(`${feature} DIFFERENT`)
    // The controls: one of the two is not verified, or by a source that verifies no such values.
    expect(levelsOf([...pairOf({})])).toContain(`${feature} ${level}`)
    expect(levelsOf([...pairOf(verified, 'stray')])).toContain(`${feature} ${level}`)
  })

  it('so that two people of one rare name stay two', () => {
    const pairOf = (more: object) => [
      record('crm', [['EMAIL', 'own@x.io'], alike[0]?.[2] ?? ['PHONE', '']], rare),
      record(
        'erp',
        [['EMAIL', 'vic@x.io'], alike[0]?.[3] ?? ['PHONE', '']],
        { ...rare, birthDate: '1979-07-17' },
        more,
      ),
    ]
    expect(sizeOf(pairOf(verified))).toBe(2)
    // The control: the number of one of the two may be mistyped.
    expect(sizeOf(pairOf({}))).toBe(1)
  })

  it('and is no veto: one person has two phones and two mailboxes', () => {
    const told = {
      ...rare,
      birthDate: '1979-07-17',
      addresses: [{ line1: '1 High Street', city: 'Leeds', postalCode: 'LS1 1AA', countryCode: 'GB' }],
    }
    const own: readonly Written[] = [
      ['EMAIL', 'wildrose77@one.example'],
      ['PHONE', '+447700913000'],
    ]
    const second: readonly Written[] = [
      ['EMAIL', 'wildrose77@two.example'],
      ['PHONE', '+447700913500'],
    ]
    expect(sizeOf([record('crm', own, told), record('erp', second, told)])).toBe(1)
  })

  it('but a national number with its check letter and one without are the same', () => {
    const pair = [
      record('crm', [['NATIONAL_ID', 'AB123456C', nino]], rare),
      record('erp', [['NATIONAL_ID', 'AB123456', nino]], rare),
    ] as const
    expect(levelsOf([...pair])).not.toContain('nationalId DIFFERENT')
  })
})
