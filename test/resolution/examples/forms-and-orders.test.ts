import { describe, expect, it } from 'vitest'
import { areOne, home, nameOf } from './pair.ts'

const born = { birthDate: '1962-03-21', ...home }
const mailbox = { identifiers: [{ type: 'EMAIL' as const, value: 'family@post.example' }] }

/** In one home and birth date, and on one mailbox. */
function verdicts(
  one: string | Readonly<Record<string, unknown>>,
  other: string | Readonly<Record<string, unknown>>,
): readonly boolean[] {
  const [a, b] = [nameOf(one), nameOf(other)]
  return [
    areOne({ attributes: { ...a, ...born } }, { attributes: { ...b, ...born } }),
    areOne({ attributes: a, ...mailbox }, { attributes: b, ...mailbox }),
  ]
}

function given(givenName: string): Readonly<Record<string, unknown>> {
  return { givenName, familyName: 'Birchall' }
}

function pairsOf(text: string): readonly (readonly string[])[] {
  return text.split(',').map((pair) => pair.trim().split(' '))
}

describe('the form of a name for men and the one for women', () => {
  it.each(
    pairsOf(`Andreas Andrea, Simon Simone, Gabriele Gabriella, Dominic Dominique, Jean Jeanne, Heiko Heike, Uwe Ute, Neha Sneha, Manish Manisha,
      Farid Farida, Joan John, Louis Louise, Kostas Kostoula, Mario Maria, Claudio Claudia, Marcel Marcelle, Emil Emilia, Karim Karima, Christos Christa,
      Stanislav Stanislava, Julian Juliane, Pascal Pascale, Wahid Wahida, Paolo Paola`),
  )('are two: %s and %s', (one = '', other = '') => {
    expect(verdicts(given(one), given(other))).toEqual([false, false])
  })

  it.each(
    pairsOf(`Alexandra Alex, Christine Chris, Samantha Sam, Patricia Pat, Nicholas Nick, Riley Rylee, Farida Farrida, Andreas Andi,
      Manisha Mannisha, José Jose, Philippe Philipe`),
  )('is neither a short form nor a typo, the control: %s and %s', (one = '', other = '') => {
    expect(verdicts(given(one), given(other))[0]).toBe(true)
  })
})

describe('a whole name that begins with the family name', () => {
  it.each([
    ['Suzuki Hiroshi', 'Suzuki Hiroko'],
    ['Li Wei', 'Li Wen'],
    ['Sato Yuki', 'Sato Yuka'],
    ['Wang Lei', 'Wang Li'],
    ['Singh Harpreet', 'Singh Gurpreet'],
    ['Tanaka Kenji', 'Tanaka Kenta'],
    ['Kim Ji-won', 'Kim Ji-woo'],
    ['Ji-won Kim', 'Ji-woo Kim'],
    ['Park Min-seo', 'Park Min-soo'],
    ['张伟', 'Zhang Wen'],
    ['李强', 'Li Qing'],
    ['刘洋', 'Liu Yan'],
    ['王小明', 'Xiaohong Wang'],
    ['김민준', 'Kim Minji'],
    ['田中太郎', '田中次郎'],
    ['陈晓燕', '陈晓阳'],
  ])('is not compared by it: %s and %s', (one, other) => {
    expect(verdicts(one, other)).toEqual([false, false])
  })

  it.each([
    ['Suzuki Hiroshi', 'Hiroshi Suzuki'],
    ['Li Wei', { givenName: 'Wei', familyName: 'Li' }],
    ['Kim Ji-won', { givenName: 'Jiwon', familyName: 'Kim' }],
    ['张伟', 'Zhang Wei'],
    ['王小明', 'Xiaoming Wang'],
    ['김민준', 'Kim Min-jun'],
    ['Smith James', 'James Smith'],
    ['Nagy István', 'István Nagy'],
  ])('is one name with the other order or script, the control: %j and %j', (one, other) => {
    expect(verdicts(one, other)).toEqual([true, true])
  })
})

describe('what stands for nobody', () => {
  it.each([
    '{{first_name}} {{last_name}}',
    'null null',
    'John Doe',
    'Max Mustermann',
    'Walk-in Customer',
    'Cash Sale',
    'Deleted User',
    'Vorname Nachname',
    'TBC',
  ])('is no name: %s', (fullName) => {
    const side = (value: string) => ({
      attributes: { fullName, birthDate: '1962-03-21' },
      identifiers: [{ type: 'EMAIL' as const, value }],
    })
    expect(areOne(side('a@post.example'), side('b@mail.example'))).toBe(false)
  })

  it.each(
    'guest@guest.com declined@declined.com none@gmail.com keine@angabe.de cash@sale.com walkin@store.com test123@gmail.com notprovided@notprovided.com'.split(
      ' ',
    ),
  )('is no mailbox: %s', (value) => {
    const [a, b] = ['Rosalind', 'Rosalind'].map((givenName) => ({
      attributes: { givenName, familyName: 'Birchall' },
      identifiers: [{ type: 'EMAIL' as const, value }],
    }))
    expect(a !== undefined && b !== undefined && areOne(a, b)).toBe(false)
  })

  it.each([
    'guest.rosalind@gmail.com',
    'ikea@ikea-family.com',
    'noname.birchall@gmail.com',
  ])('is a mailbox where a person is named, the control: %s', (value) => {
    const side = {
      attributes: { givenName: 'Rosalind', familyName: 'Birchall' },
      identifiers: [{ type: 'EMAIL' as const, value }],
    }
    expect(areOne(side, side)).toBe(true)
  })
})
