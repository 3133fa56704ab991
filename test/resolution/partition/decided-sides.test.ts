import { describe, expect, it } from 'vitest'
import type { Assertion } from '../../../resolution/partition/assertions.ts'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { dice } from '../../access/canary/dice.ts'
import { ids, type RecordWritten } from '../graph-state.ts'
import { matchRecord } from './match-record.ts'

const mail = 'EMAIL:kettlestone@post.example.org'

function person(id: string, givenName: string | null, further: Readonly<Record<string, unknown>> = {}): RecordWritten {
  const attributes = givenName === null ? {} : { givenName, familyName: 'Kettlestone', ...further }
  return { source: 's', id, identifiers: ids(mail), attributes }
}

function apart(a: string, b: string): Assertion {
  const [first = a, second = b] = [`s:${a}`, `s:${b}`].toSorted()
  return { id: 'd', relation: 'NOT_SAME', a: first, b: second, by: 'steward', at: 1 }
}

function groups(records: readonly RecordWritten[], assertions: readonly Assertion[]): string {
  const { clusters } = partition(records.map(matchRecord), ruleSet, undefined, assertions)
  return clusters.map(({ members }) => members.map((id) => id.slice(2)).join('+')).join(' | ')
}

describe('records that come after a person told two apart', () => {
  it.each([
    ['Molly', 'Polly'],
    ['Andreas', 'Andrea'],
    ['Gabriele', 'Gabriella'],
    ['Joan', 'John'],
    ['Simon', 'Simone'],
  ])('go where their name says: %s and %s', (one, other) => {
    const first = [person('a1', one), person('b1', other)]
    expect(groups(first, [apart('a1', 'b1')])).toBe('a1 | b1')
    expect(groups([...first, person('b2', other)], [apart('a1', 'b1')])).toBe('a1 | b1+b2')
    const all = [...first, person('b2', other), person('a2', one), person('b3', other)]
    const roll = dice(1)
    for (let turn = 0; turn < 4; turn++)
      expect(
        groups(
          all.toSorted(() => roll() - 0.5),
          [apart('a1', 'b1')],
        ),
      ).toBe('a1+a2 | b1+b2+b3')
  })

  it('stay together with theirs where each half has several records and an address is shared', () => {
    const home = { addresses: [{ line1: '4 Mill Lane', city: 'Bristol', postalCode: 'BS1 9ZY', country: 'GB' }] }
    const records = [
      person('a1', 'Molly'),
      person('a2', 'Molly'),
      person('b1', 'Polly', { ...home, birthDate: '1980-01-31' }),
      person('b2', 'Polly', home),
      person('a3', 'Molly', home),
      person('b3', 'Polly'),
    ]
    const decisions = [apart('a1', 'b1'), apart('a1', 'b2'), apart('a2', 'b1'), apart('a2', 'b2')]
    expect(groups(records, decisions)).toBe('a1+a2+a3 | b1+b2+b3')
  })

  it('join neither where nothing says which, and are one without the decision', () => {
    const records = [person('a1', 'Molly'), person('b1', 'Polly')]
    expect(groups([...records, person('c', 'Mary')], [apart('a1', 'b1')])).toBe('a1 | b1 | c')
    expect(groups([...records, person('c', null)], [apart('a1', 'b1')])).toBe('a1 | b1 | c')
    // The control: nobody decided anything.
    expect(groups([...records, person('a2', 'Molly'), person('b2', 'Polly')], [])).toBe('a1+a2+b1+b2')
  })

  it('follow an id, and what a person said of them, before their name', () => {
    const records = [
      { ...person('a1', 'Molly'), identifiers: ids(mail, 'USER_ID:7') },
      person('b1', 'Polly'),
      { ...person('b2', 'Polly'), identifiers: ids(mail, 'USER_ID:7') },
    ]
    expect(groups(records, [apart('a1', 'b1')])).toBe('a1+b2 | b1')
    // Told apart from the one that bears the name.
    const said = [apart('a1', 'b1'), apart('b1', 'b2')]
    expect(groups([person('a1', 'Molly'), person('b1', 'Polly'), person('b2', 'Polly')], said)).toBe('a1+b2 | b1')
  })

  it('go by their birth date where the names are one', () => {
    const records = [
      person('a1', 'Kenelm', { birthDate: '1950-02-13' }),
      person('b1', 'Kenelm', { birthDate: '1950-02-18' }),
      person('a2', 'Kenelm', { birthDate: '1950-02-13' }),
      person('b2', 'Kenelm', { birthDate: '1950-02-18' }),
    ]
    expect(groups(records, [apart('a1', 'b1')])).toBe('a1+a2 | b1+b2')
  })
})

it('companies that a person told apart keep the records that bear their legal form', () => {
  const company = (id: string, name: string): RecordWritten => ({
    source: 's',
    id,
    type: 'ORGANISATION',
    identifiers: ids('DOMAIN:kesslertech.example.com'),
    attributes: { name },
  })
  const records = [
    company('a1', 'Kesslertech GmbH'),
    company('b1', 'Kesslertech AG'),
    company('b2', 'Kesslertech AG'),
    company('a2', 'Kesslertech GmbH'),
  ]
  expect(groups(records, [apart('a1', 'b1')])).toBe('a1+a2 | b1+b2')
})
