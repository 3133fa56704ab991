import { describe, expect, it } from 'vitest'
import { isEstablishedName } from '../../../resolution/match/names/established-names.ts'
import { contradict, givenLevel, pairOf } from './name-pairs.ts'

const home = { birthDate: '1952-01-10', home: true }
const contacts = { phone: '+44 7700 900512', email: 'home@post.example' }

describe('short forms', () => {
  it.each(
    `Mohammed Mhd, William Wm, George Geo, Charles Chas, James Jas, Thomas Thos, Robert Robt, Margaret Peggie, Florence Flossie,
    Francisco Paco, Francisco Fco, Jose Pepe, Maria Ma, Dolores Lola, Inmaculada Inma, Giuseppe Beppe, Giovanni Gianni,
    Salvatore Tot\u00f2, Katarzyna Kasia, Ma\u0142gorzata Gosia, Grzegorz Grzesiek, Jos\u00e9 Z\u00e9, Francisco Chico, Aleksandr Sasha,
    Dmitri Dima, Matthias Matze, Ferenc Feri, Panagiotis Takis, Hendrik Henk, Ibrahim Ibo`
      .split(',')
      .map((pair) => pair.trim().split(' ')),
  )('%s is %s', (full = '', short = '') => {
    expect(givenLevel(`${full} Harbottle`, `${short} Harbottle`)).toBe('NICKNAME')
    expect(pairOf(`${full} Harbottle`, `${short} Harbottle`, { email: 'harbottle@post.example' }).zone).toBe('LINK')
  })

  it.each([
    ['Geo', 'Gene'],
    ['Wm', 'Wilma'],
    ['Jas', 'John'],
    ['Pepe', 'Paco'],
    ['Gosia', 'Kasia'],
  ])('of two names are two: %s and %s', (a, b) => {
    expect(pairOf(`${a} Harbottle`, `${b} Harbottle`, home).zone).toBe('APART')
    expect(contradict(`${a} Harbottle`, `${b} Harbottle`)).toBe(true)
  })
})

describe('names spoken alike', () => {
  it.each(
    `Hayley Hailee, Kaleigh Keely, Carey Keri, Georgia Jorja, Mallory Malerie, Rae Wray, Geoffrey Jeffery, Lee Leigh, Lea Leigh,
    Neil Neal, Kristian Christian, Sara Sarah, Riley Rylee, Gail Gayle, Hilary Hillary, Stacy Stacey`
      .split(',')
      .map((pair) => pair.trim().split(' ')),
  )('are one name: %s and %s', (a = '', b = '') => {
    expect(pairOf(`${a} Harbottle`, `${b} Harbottle`, contacts).zone).toBe('LINK')
    expect(contradict(`${a} Harbottle`, `${b} Harbottle`)).toBe(false)
  })

  it.each(
    `Jean John, Paul Paula, Maria Mary, Lena Luna, Lena Lina, Martin Marvin, Kelly Kylie, Dennis Denise, Daniel Danielle, Erwin Edwin,
    Mandy Mindy, Tyler Taylor, Carla Carlotta, Rosalie Rosaria, Leonora Leonie, Petra Saffron, Gabriel Gabrielle, Erin Aaron`
      .split(',')
      .map((pair) => pair.trim().split(' ')),
  )('are two where vowels, endings or syllables differ: %s and %s', (a = '', b = '') => {
    expect(pairOf(`${a} Harbottle`, `${b} Harbottle`, home).zone).toBe('APART')
    expect(pairOf(`${a} Harbottle`, `${b} Harbottle`, contacts).zone).toBe('APART')
  })

  it.each([
    ['Veronica', 'Veroncia'],
    ['Benjamin', 'Benjmain'],
    ['Brian', 'Brain'],
    ['Christophe', 'Christop'],
  ])('are not needed for a typo: %s and %s', (a, b) => {
    expect(pairOf(`${a} Harbottle`, `${b} Harbottle`, home).zone).toBe('LINK')
    expect([a, b].map((name) => isEstablishedName(name.toLowerCase()))).toEqual([true, false])
  })
})

describe('two given names that are nothing like each other', () => {
  it.each([
    ['Arrmando', 'Pillar', 'UNLIKE'],
    ['Donnnell', 'Michaela', 'UNLIKE'],
    ['Armando', 'Pilar', 'OTHER'],
    ['Barvisost', 'Pilar', 'DIFFERENT'],
  ])('%s and %s compare as %s', (a, b, level) => {
    const [left, right] = [a, b].map((givenName) => ({ givenName, familyName: 'Harbottle' }))
    expect(givenLevel(left ?? '', right ?? '')).toBe(level)
  })

  it('are two people of one home and birth date, in a list or not', () => {
    expect(pairOf('Arrmando Harbottle', 'Pilar Harbottle', home).zone).not.toBe('LINK')
    // Nor is what no list holds a copy of what is nothing like it.
    expect(pairOf('Barvisost Harbottle', 'Pilar Harbottle', home).zone).not.toBe('LINK')
  })
})

describe("names in each other's field", () => {
  const attributes = (givenName: string, familyName: string, middleName = '') => ({ givenName, middleName, familyName })

  it.each([
    ['an initial', attributes('Massaro', 'Vindonio'), attributes('V.', 'Massaro'), 'INITIAL'],
    [
      'an initial beside two family names',
      attributes('Espinal Esparza', 'Salvador'),
      attributes('S.', 'Espinal Esparza'),
      'INITIAL',
    ],
    ['a second name', attributes('Colin Audrey', 'Reine'), attributes('Reine', 'Colin'), 'SWAPPED'],
  ])('are recognised: %s', (_, a, b, level) => {
    expect(givenLevel(a, b)).toBe(level)
    expect(givenLevel(b, a)).toBe(level)
    expect(contradict(a, b)).toBe(false)
  })

  it('are none where the initial is another one', () => {
    expect(contradict(attributes('Massaro', 'Vindonio'), attributes('K.', 'Massaro'))).toBe(true)
  })
})

describe('a typo', () => {
  it.each([
    ['in a first name beside a second one', 'Virgil Bradly', 'Vigril', 'VERY_CLOSE'],
    ['in a second name that stands alone', 'Secondina Clelia', 'Clellia', 'VARIANT'],
    ['is none between two second names that people are christened by', 'Otto Martin', 'Marvin', 'OTHER'],
  ])('%s', (_, a, b, level) => {
    const [left, right] = [a, b].map((givenName) => ({ givenName, familyName: 'Harbottle' }))
    expect(givenLevel(left ?? '', right ?? '')).toBe(level)
  })
})
