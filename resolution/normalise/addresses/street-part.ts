import { latinWords } from '../transliterate.ts'
import { inFull, numberSigns, unitWords } from './words-in-full.ts'

export interface StreetPart {
  readonly number: string
  readonly street: string
  readonly words: readonly string[]
  readonly unit: string
}

export function streetOf(line: string): StreetPart {
  const written = line.toLowerCase().replace(/\b(\d+)\s*\/\s*(\d+)/, 'unit $1 $2')
  // `#12 Main Street` is the house, `12 Main Street #3` the flat.
  const words = withoutNumberSigns(latinWords(spaced(written.replace(/^#\s*(?=\d)/, '').replace(/#\s*/g, ' unit '))))
  let unit = ''
  const unitAt = words.findIndex((word, index) => unitWords.has(word) && isUnitNumber(words[index + 1]))
  if (unitAt >= 0) unit = words.splice(unitAt, 2)[1] ?? ''
  let number = ''
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  // `12 A` in a separate part.
  if (words.length === 2 && /^\d+$/.test(first) && /^[a-h]$/.test(last))
    return { number: first.replace(/^0+(?=\d)/, '') + last, street: '', words: [], unit }
  if (isHouseNumber(first) && words.length > 1) number = words.shift() ?? ''
  else if (isHouseNumber(last) && words.length > 1) number = words.pop() ?? ''
  else if (isHouseNumber(first)) return { number: first, street: '', words: [], unit }
  // `12 a Main Street`, `Hauptstrasse 5 b`
  else if (words.length > 2 && /^[a-d]$/.test(last) && isHouseNumber(words.at(-2) ?? '')) {
    words.pop()
    number = (words.pop() ?? '') + last
  }
  const street = words.map((word, index) => inFull(word, index, words.length)).join('')
  return { number: number.replace(/^0+(?=\d)/, ''), street, words, unit }
}

/** The line with a street and a house number, wherever it is. Other text names a building or a flat. */
export function streetAmong(lines: readonly StreetPart[]): {
  readonly street: StreetPart
  readonly others: readonly StreetPart[]
} {
  const whole = lines.findIndex(({ number, street }) => number !== '' && street !== '')
  const named = lines.findIndex(({ street }) => street !== '')
  const at = Math.max(whole >= 0 ? whole : named, 0)
  const lone = lines.find(({ number, street }) => number !== '' && street === '')
  const street = lines[at] ?? nothing
  // `Rosenweg` and `7` in two fields.
  if (street.number === '' && lone !== undefined && street !== lone)
    return {
      street: { ...street, number: lone.number },
      others: lines.filter((line, index) => index !== at && line !== lone),
    }
  return { street, others: lines.filter((_, index) => index !== at) }
}

const nothing: StreetPart = { number: '', street: '', words: [], unit: '' }

/** `Hauptstr.5` as `haupt strasse 5`. */
function spaced(line: string): string {
  return line.toLowerCase().replace(/(stra(?:ss|\u00df)e|str\.?)(?=\s|$|\d|,)/g, 'strasse ')
}

/** `No 321`, `Nr. 5`, `n\u00ba 12` become the number alone. */
function withoutNumberSigns(words: readonly string[]): string[] {
  return words.filter((word, index) => !(numberSigns.has(word) && isHouseNumber(words[index + 1] ?? '')))
}

function isHouseNumber(word: string): boolean {
  return /^\d{1,5}[a-z]?$/.test(word)
}

function isUnitNumber(word: string | undefined): boolean {
  return word !== undefined && (/\d/.test(word) || word.length === 1)
}

/** Words for a number, a flat or a country are omitted, because they are written in many ways or not at all. */
export function wordsOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line) => {
    const words = latinWords(spaced(line))
    return words
      .filter((word) => !unitWords.has(word) && !numberSigns.has(word))
      .map((word, index) => inFull(word, index, words.length).replace(/^0+(?=\d)/, ''))
  })
}
