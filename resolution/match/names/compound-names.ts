import { latinWords } from '../../normalise/transliterate.ts'
import { isEstablishedName } from './established-names.ts'
import { particles } from './name-words.ts'

/**
 * The second part of a given name of two parts, such as Jean-Luc or María José, which is one name. Empty for any other: two given names
 * beside each other are a first and a second name. `text`: as written. `words`: its given names, folded.
 */
export function secondPartOf(text: string, words: readonly string[]): string {
  const [first = '', second = ''] = words.filter((word, at) => at === 0 || !particles.has(word))
  if (first.length < 2 || second.length < 2 || !isEstablishedName(second)) return ''
  const isOne = beginnings.has(first) || isEstablishedName(first + second) || isHyphenated(text, first, second)
  return isOne ? second : ''
}

function isHyphenated(text: string, first: string, second: string): boolean {
  return text.split(/[\s,;]+/).some((written) => {
    const words = /\p{L}[-\u2010\u2011]\p{L}/u.test(written) ? latinWords(written) : []
    return words[0] === first && words[1] === second
  })
}

/** What another part nearly always follows, or belongs to where one does, with a hyphen or a blank. From general knowledge. */
const beginnings: ReadonlySet<string> = new Set(
  'jean marie anne maria jose juan joao ana gian pier hans karl abd abdel abdul abdal abdoul abdou abdur'.split(' '),
)
