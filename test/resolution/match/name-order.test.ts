import { describe, expect, it } from 'vitest'
import { contradict, pairOf } from './name-pairs.ts'

describe('a Vietnamese name', () => {
  it.each([
    ['Ph\u1ea1m \u0110\u0103ng Khoa', 'Khoa', '\u0110\u0103ng', 'Ph\u1ea1m'],
    ['L\u00ea Minh Tu\u1ea5n', 'Tu\u1ea5n', 'Minh', 'L\u00ea'],
    ['Nguyen Thi Minh Khai', 'Khai', 'Thi Minh', 'Nguyen'],
    ['V\u00f5 Thanh T\u00f9ng', 'Thanh T\u00f9ng', '', 'V\u00f5'],
  ])('is one in one field and in three: %s', (fullName, givenName, middleName, familyName) => {
    const parts = { givenName, middleName, familyName }
    expect(contradict(fullName, parts)).toBe(false)
    expect(pairOf(fullName, parts, { email: 'nha@post.example', birthDate: '1980-03-04' }).zone).toBe('LINK')
  })

  it('of a sister or brother is another one', () => {
    const lan = { givenName: 'Lan', middleName: 'Th\u1ecb', familyName: 'Tr\u1ea7n' }
    expect(contradict('Tr\u1ea7n Th\u1ecb Mai', lan)).toBe(true)
    expect(contradict('L\u00ea Minh Kh\u00f4i', 'L\u00ea Minh \u0110\u1ea1t')).toBe(true)
  })
})

describe('a name in Han characters', () => {
  it.each([
    [
      { givenName: '\u7f8e\u54b2', familyName: '\u4e2d\u5cf6' },
      { givenName: 'Misaki', familyName: 'Nakajima' },
    ],
    [
      { givenName: '\u5fd7\u5f37', familyName: '\u9ec3' },
      { givenName: 'Chi Keung', familyName: 'Wong' },
    ],
    ['\u4f0a\u85e4 \u967d\u5b50', 'Yoko Ito'],
    ['\u4f0a\u85e4\u967d\u5b50', 'ITO, Yoko'],
  ])('is not contradicted by letters', (han, latin) => expect(contradict(han, latin)).toBe(false))

  it('agrees with the letters of its reading', () => {
    const levels = pairOf('\u738b\u5c0f\u660e', { givenName: 'Xiaoming', familyName: 'Wang' }).features
    expect(levels.find(({ name }) => name === 'givenName')?.level).toBe('EXACT')
    expect(levels.find(({ name }) => name === 'familyName')?.level).toBe('EXACT')
  })

  it('is another one than a different name in Han characters, as two names in letters are', () => {
    const matsumoto = (givenName: string) => ({ givenName, familyName: '\u677e\u672c' })
    expect(contradict(matsumoto('\u7f8e\u54b2'), matsumoto('\u5065\u592a'))).toBe(true)
    expect(contradict('\u4f0a\u85e4 \u967d\u5b50', '\u4f0a\u85e4 \u5065\u592a')).toBe(true)
    expect(contradict('Kaori Ishida', 'Takeshi Ishida')).toBe(true)
  })
})

describe('two family names', () => {
  const carmen = (familyName: string) => ({ givenName: 'Carmen', familyName })

  it.each([
    'Arregui',
    'Soto',
    'Arregui S.',
    'A Soto',
    'Arregui-Soto',
    'Soto Arregui',
    'Arregi Soto',
  ])('are one person at one home where one is missing, short or written otherwise: %s', (familyName) => {
    expect(pairOf(carmen('Arregui Soto'), carmen(familyName), { home: true }).zone).toBe('LINK')
    expect(contradict(carmen('Arregui Soto'), carmen(familyName))).toBe(false)
  })

  it('are those of grandmother and granddaughter where each has another second one', () => {
    const old = (familyName: string) => ({ ...carmen(familyName), birthDate: '1939-02-20' })
    const young = (familyName: string) => ({ ...carmen(familyName), birthDate: '1998-11-06' })
    expect(pairOf(old('Arregui Soto'), young('Arregui Llanos'), { home: true }).zone).not.toBe('LINK')
    expect(pairOf(old('Silva Costa'), young('Moreira Costa'), { home: true }).zone).not.toBe('LINK')
    expect(pairOf(old('Silva Costa'), old('Moreira Costa'), { home: true }).score).toBeLessThan(
      pairOf(old('Silva Costa'), old('Costa'), { home: true }).score,
    )
  })
})
