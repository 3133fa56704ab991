import type { Chance } from './chance.ts'

const neighbours: Readonly<Record<string, string>> = {
  a: 'sq',
  b: 'vn',
  c: 'xv',
  d: 'sf',
  e: 'wr',
  f: 'dg',
  g: 'fh',
  h: 'gj',
  i: 'uo',
  j: 'hk',
  k: 'jl',
  l: 'k',
  m: 'n',
  n: 'bm',
  o: 'ip',
  p: 'o',
  q: 'wa',
  r: 'et',
  s: 'ad',
  t: 'ry',
  u: 'yi',
  v: 'cb',
  w: 'qe',
  x: 'zc',
  y: 'tu',
  z: 'xs',
}
/** What a scanner reads for what was printed. */
const scanned: Readonly<Record<string, string>> = {
  l: '1',
  o: '0',
  s: '5',
  b: '8',
  g: '9',
  '1': 'l',
  '0': 'O',
  '5': 'S',
  '8': 'B',
}

/** One typo: a letter left out, doubled, turned with the next, hit beside, or misread by a scanner. Never the first letter. */
export function typo(text: string, chance: Chance): string {
  if (text.length < 3) return text
  const at = chance.int(1, text.length - 2)
  const letter = text.charAt(at)
  switch (chance.int(0, 4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + letter + text.slice(at)
    case 2:
      return text.slice(0, at) + text.charAt(at + 1) + letter + text.slice(at + 2)
    case 3:
      return replaced(text, at, chance.pick([...(neighbours[letter.toLowerCase()] ?? letter)]))
    default:
      return replaced(text, at, scanned[letter.toLowerCase()] ?? letter)
  }
}

/** One digit of a number is another one. */
export function wrongDigit(text: string, chance: Chance): string {
  const places = [...text].flatMap((character, index) => (/\d/.test(character) ? [index] : []))
  if (places.length === 0) return text
  const at = chance.pick(places)
  return replaced(text, at, String((Number(text.charAt(at)) + chance.int(1, 9)) % 10))
}

function replaced(text: string, at: number, character: string): string {
  return text.slice(0, at) + character + text.slice(at + 1)
}
