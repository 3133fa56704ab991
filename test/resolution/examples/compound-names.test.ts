import { describe, expect, it } from 'vitest'
import { partition } from '../../../resolution/partition/partition.ts'
import { ruleSet } from '../../../resolution/rule-set.ts'
import { matchRecord } from '../partition/match-record.ts'
import { areOne, home, type Identifier } from './pair.ts'

const phone: Identifier = { type: 'PHONE', value: '+33320557788' }
const mailbox: Identifier = { type: 'EMAIL', value: 'maison@post.example' }

function side(given: string | object, identifiers: readonly Identifier[], further: object = {}) {
  const name = typeof given === 'string' ? { givenName: given, familyName: 'Berthier' } : given
  return { attributes: { ...name, ...further }, identifiers }
}

/** With one thing in common each: a telephone number, a mailbox, and a home. */
function answers(a: string | object, b: string | object): readonly boolean[] {
  return [
    areOne(side(a, [phone]), side(b, [phone])),
    areOne(side(a, [mailbox]), side(b, [mailbox])),
    areOne(side(a, [], home), side(b, [], home)),
  ]
}

describe('given names of two parts', () => {
  it.each([
    ['Jean-Luc', 'Jean-Pierre'],
    ['Jean Luc', 'Jean-Pierre'],
    ['Jean Luc', 'Jean Pierre'],
    ['Jean-Marc', 'Jean-Marie'],
    ['Marie-Claire', 'Marie-Claude'],
    ['María José', 'María Jesús'],
    ['Juan Carlos', 'Juan Antonio'],
    ['Abdel Rahman', 'Abdel Rahim'],
    ['Abd el-Rahman', 'Abd el-Rahim'],
    ['Anna-Lena', 'Anna-Sophie'],
    ['Klaus-Peter', 'Klaus-Dieter'],
    ['Mary Ann', 'Mary Jane'],
  ])('are two names where the second parts are: %s and %s', (a, b) => {
    expect(answers(a, b)).toEqual([false, false, false])
  })

  it('are two names in one field with the family name', () => {
    expect(answers({ fullName: 'Jean-Luc Berthier' }, { fullName: 'Jean-Pierre Berthier' })).toEqual([
      false,
      false,
      false,
    ])
    expect(answers({ fullName: 'Gil Soto, María José' }, { fullName: 'María Jesús Gil Soto' })).toEqual([
      false,
      false,
      false,
    ])
  })

  it.each([
    ['Jean-Luc', 'Jean Luc'],
    ['Jean-Luc', 'Jeanluc'],
    ['Jean-Luc', 'Jean'],
    ['María José', 'María'],
    ['Jean-Luc', 'Jean-L.'],
    ['Jean-Luc', 'J.-L.'],
    ['Jean-Michel', 'Jean-Michle'],
    ['Marie-Catherine', 'Marie-Katherine'],
    ['Anne-Sophie', 'Anne-Sofie'],
    ['María del Carmen', 'María Carmen'],
    ['José Luis Antonio', 'José Antonio'],
  ])('are one name: %s and %s', (a, b) => {
    expect(answers(a, b)).toEqual([true, true, true])
  })

  // In one home alone, another second name remains evidence of another person.
  it.each([
    ['a form of the other second part', { givenName: 'Hans-Joachim' }, { givenName: 'Hans-Jochen' }],
    ['a field for second names', { givenName: 'Jean', middleName: 'Luc' }, { givenName: 'Jean', middleName: 'Pierre' }],
    ['two first names beside each other', { givenName: 'Oscar Emil' }, { givenName: 'Oscar Victor' }],
  ])('are not two names by %s', (_, a, b) => {
    const familyName = 'Berthier'
    expect(answers({ ...a, familyName }, { ...b, familyName })).toEqual([true, true, false])
  })

  it.each([
    ['a home', [], home],
    ['a home and a birth date', [], { ...home, birthDate: '1968-10-23' }],
    ['a telephone number', [phone], {}],
    ['all of them', [phone], { ...home, birthDate: '1968-10-23' }],
  ])('are not made one by a record of the first part alone that shares %s, in either order', (_, identifiers, further) => {
    const records = ['Jean-Luc', 'Jean', 'Jean-Pierre'].map((given, at) =>
      matchRecord({ source: `s${at}`, id: '1', ...side(given, [], further), identifiers }),
    )
    for (const some of [records, records.toReversed()]) {
      const { clusters } = partition(some, ruleSet)
      expect(clusters.find(({ members }) => members.includes('s0:1'))?.members).not.toContain('s2:1')
    }
  })
})
