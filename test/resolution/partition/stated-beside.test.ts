import { describe, expect, it } from 'vitest'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import type { RecordWritten } from '../graph-state.ts'
import { markedRecord as record } from '../marked-record.ts'
import { matchRecordIn } from './match-record.ts'

const sources = [
  { source: 'crm', priority: 10 },
  { source: 'erp', priority: 30 },
  { source: 'web', role: 'TOUCHPOINT' as const, verifies: ['EMAIL' as const, 'PHONE' as const] },
  { source: 'desk', role: 'TOUCHPOINT' as const, verifies: ['EMAIL' as const, 'PHONE' as const] },
]

function groupsOf(records: readonly RecordWritten[]): readonly string[] {
  const [found, turned] = [records, records.toReversed()].map((some) =>
    partition(some.map(matchRecordIn(sources)), ruleSet).clusters.map(({ members }) => members.join('+')),
  )
  expect(turned).toEqual(found)
  return found ?? []
}

const vera = { givenName: 'Vera', familyName: 'Wollstonecraft', birthDate: '1980-01-31' }
const mal = { givenName: 'Otto', familyName: 'Zechmeister', birthDate: '1970-07-07' }
const point = 'EMAIL:vic@x.io'

const victims: readonly (readonly [string, readonly RecordWritten[], string])[] = [
  [
    'verified in the system, and stated in a newsletter form',
    [record('crm:v', [`${point}!`], vera), record('web:w', [point, 'COOKIE_ID:w'])],
    'crm:v+web:w',
  ],
  [
    'stated in the system, and verified by a site',
    [record('crm:v', [point], vera), record('web:w', [`${point}!`])],
    'crm:v+web:w',
  ],
  [
    'verified by a site, and stated from a second browser',
    [record('web:v', [`${point}!`], vera), record('web:w', [point, 'COOKIE_ID:w'])],
    'web:v+web:w',
  ],
  ['verified by two sites', [record('web:v', [`${point}!`], vera), record('desk:w', [`${point}!`])], 'desk:w+web:v'],
  [
    'verified, and stated in another system',
    [record('crm:v', [`${point}!`], vera), record('erp:v', [point], vera)],
    'crm:v+erp:v',
  ],
]
const attackers: readonly (readonly [string, readonly RecordWritten[]])[] = [
  ['a customer of another name', [record('erp:a', ['EMAIL:mal@x.io!', point], mal)]],
  ['a customer without a name', [record('erp:a', ['EMAIL:mal@x.io!', point])]],
  ['a customer of the first system', [record('crm:a', ['EMAIL:mal@x.io!', point], mal)]],
  ['a customer who verified a telephone', [record('erp:a', ['PHONE:+447700900123!', point], mal)]],
  ['a visitor', [record('web:a', ['EMAIL:mal@x.io!', point], mal)]],
  ['a visitor without a name', [record('web:a', ['EMAIL:mal@x.io!', point])]],
]

describe.each(victims)('the records of one whose address is %s', (_, records, together) => {
  it('belong together: a control', () => {
    expect(groupsOf(records)).toEqual([together])
  })

  it.each(attackers)('stay together beside %s who states it', (_attacker, others) => {
    // Whether a form without a name joins them is another question.
    const groups = groupsOf([...records, ...others]).map((group) => group.split('+'))
    expect(groups.some((group) => together.split('+').every((id) => group.includes(id)))).toBe(true)
    const isNamed = others.some(({ attributes }) => attributes !== undefined && Object.keys(attributes).length > 0)
    if (isNamed) expect(groups).toContainEqual(together.split('+'))
  })
})
