import { describe, expect, it } from 'vitest'
import { contradictionOf } from '../../../resolution/match/constraints.ts'
import { personNamesOf } from '../../../resolution/match/names/person-names.ts'
import { contradict, traitsOfName } from './name-pairs.ts'

/** `given middle|family|suffix` */
function read(fullName: string): string {
  return told({ fullName })
}

function told(attributes: Readonly<Record<string, string>>): string {
  const { names, suffix } = personNamesOf(attributes)
  const [name] = names
  return `${[name?.given.text, ...(name?.middle ?? [])].join(' ').trim()}|${name?.family.text}|${suffix ?? ''}`
}

describe('a written name', () => {
  it.each([
    'Kajsa Pettigrew, PMP',
    'Kajsa Pettigrew PMP',
    'Pettigrew, Kajsa, MSc, CEng',
    'Kajsa Pettigrew, M.A.',
    'Kajsa Pettigrew (she/her)',
    'Kajsa Pettigrew she/her/hers',
    'Kajsa Pettigrew (Acme Ltd)',
    'Kajsa Pettigrew, Acme Ltd',
    'Kajsa Pettigrew, Head of Sales',
    'Kajsa Pettigrew, Gesch\u00e4ftsf\u00fchrerin',
    'Kajsa Pettigrew - Sales Manager',
    'Kajsa Pettigrew | Acme',
    'Kajsa Pettigrew geb. Lind',
    'Prof. Dr. Dr. h.c. mult. Kajsa Pettigrew',
    'Dr. med. Kajsa Pettigrew',
    'Dr.Kajsa Pettigrew',
    'Dipl.-Ing. Kajsa Pettigrew',
    'mgr in\u017c. Kajsa Pettigrew',
    'Dott.ssa Kajsa Pettigrew',
    'Lic. Kajsa Pettigrew',
    'Sra. Kajsa Pettigrew',
    'Pettigrew, Prof. Kajsa',
    'Pettigrew, Kajsa, Dr.',
  ])('is without what is no name: %s', (fullName) => expect(read(fullName)).toBe('kajsa|pettigrew|'))

  it.each([
    ['Jack Ma', 'jack|ma|'],
    ['Jack Lord', 'jack|lord|'],
    ['Dr. Lord', '|lord|'],
    ['Md. Karim Hossain', 'md karim|hossain|'],
    ['Garcia Lopez, Ma', 'ma|garcialopez|'],
    ['J.R. Smith', 'j r|smith|'],
    ['Min Jun Kim', 'minjun|kim|'],
    ['Amartya Kumar Sen', 'amartya kumar|sen|'],
    ['Ann Smith - Jones', 'ann smith|jones|'],
    ['Ing Tan', '|tan|'],
  ])('keeps the names that are titles and credentials elsewhere: %s', (fullName, expected) => {
    expect(read(fullName)).toBe(expected)
  })

  it.each([
    ['Percival II Aldersey', 'percival|aldersey|jr'],
    ['Percival Aldersey III', 'percival|aldersey|3'],
    ['Aldersey, Percival Jr.', 'percival|aldersey|jr'],
    ['Aldersey, Jr., Percival', 'percival|aldersey|jr'],
    ['Percival Aldersey, Sr., Ph.D.', 'percival|aldersey|sr'],
    ['Jo\u00e3o Silva Neto', 'joao|silva|3'],
    ['Fermin Ulloa V.', 'fermin ulloa|v|'],
  ])('tells the generation wherever it stands: %s', (fullName, expected) => expect(read(fullName)).toBe(expected))

  it('is read in parts that hold more than theirs', () => {
    expect(told({ givenName: 'Ing. Kajsa', familyName: 'Pettigrew, Ph.D.' })).toBe('kajsa|pettigrew|')
    expect(told({ givenName: 'Kajsa', familyName: 'Ing. PETTIGREW' })).toBe('kajsa|pettigrew|')
    expect(told({ givenName: 'Walter II', familyName: 'Ravenhill' })).toBe('walter|ravenhill|jr')
    expect(told({ givenName: 'Everard', middleName: 'II', familyName: 'Lockridge' })).toBe('everard|lockridge|jr')
    expect(told({ givenName: 'Kajsa Pettigrew', familyName: 'Pettigrew' })).toBe('kajsa|pettigrew|')
    expect(told({ familyName: 'Pettigrew, Kajsa' })).toBe('kajsa|pettigrew|')
    expect(told({ givenName: 'Kajsa', fullName: 'Kajsa Pettigrew' })).toBe('kajsa|pettigrew|')
    expect(told({ givenName: 'Ing', familyName: 'Tan' })).toBe('ing|tan|')
  })

  it('takes a lone I for a numeral where the other is the second of his name, and for an initial elsewhere', () => {
    const contradiction = (a: string, b: string) => contradictionOf(traitsOfName(a), traitsOfName(b))
    expect(contradiction('Everard I Lockridge', 'Everard Lockridge II')).toBe('SUFFIX')
    expect(contradiction('Everard I Lockridge', 'Everard Isaac Lockridge')).toBeNull()
    expect(contradiction('Everard I Lockridge', 'Everard Lockridge')).toBeNull()
  })
})

describe('a couple in one field', () => {
  it.each([
    'Ann & Bob Lee',
    'Lee, Ann and Bob',
    'Ann und Bob Lee',
    'Mr & Mrs Lee',
    'Familie Lee',
    'Ann/Bob Lee',
  ])('is none of the two: %s', (fullName) => {
    expect(personNamesOf({ fullName }).names[0]?.isCouple).toBe(true)
    expect(contradict(fullName, 'Ann Lee')).toBe(true)
    expect(contradict(fullName, 'Bob Lee')).toBe(true)
  })

  it.each([
    'Jos\u00e9 Ortega y Gasset',
    'Maria Costa e Silva',
    'Oriel Mitchum (she/her)',
    'Anne-Marie Lee',
  ])('is not seen in a name of one: %s', (fullName) =>
    expect(personNamesOf({ fullName }).names[0]?.isCouple).toBe(false))
})
