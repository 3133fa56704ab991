import anyAscii from 'any-ascii'

/** HAN and HANGUL write the family name first and without a blank. ABJAD (Arabic, Hebrew) writes few vowels. */
export type Script = 'LATIN' | 'HAN' | 'HANGUL' | 'ABJAD' | 'OTHER'

export function scriptOf(text: string): Script {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return 'OTHER'
  if (/\p{Script=Han}/u.test(text)) return 'HAN'
  if (/\p{Script=Hangul}/u.test(text)) return 'HANGUL'
  if (/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)) return 'ABJAD'
  return /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text) ? 'OTHER' : 'LATIN'
}

/** Lower-case ASCII words of letters and digits. Apostrophes join, everything else separates. */
export function latinWords(text: string): readonly string[] {
  const ascii = isAscii.test(text) ? text : toAscii(text)
  return (
    ascii
      .replace(apostrophes, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
}

function toAscii(text: string): string {
  // Marks of soft signs and glottal stops, as in `Ol'ga`, come from the transliteration.
  return anyAscii(asSpoken(text.replace(feminineM, 'Maria ').normalize('NFKC').replace(apostrophes, '')))
}

const apostrophes = /['\u2019\u2018`\u00b4]/g

/** In Spain, half of all Marias write their name in this way. */
const feminineM = /\bM\.?\u00aa\.?/giu

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII.
const isAscii = /^[\x00-\x7f]*$/

/** Letters that sound different together: Greek digraphs, the Arabic feminine ending, Korean finals, the family name Lee. */
function asSpoken(text: string): string {
  return text
    .replace(/\u03bf[\u03c5\u03cd]/g, 'ou')
    .replace(/([\u03b1\u03b5])[\u03c5\u03cd]/g, '$1v')
    .replace(/\u0629/g, '\u0627')
    .replace(/^\s*\uc774\s*$/, 'Lee')
    .replace(/[\uac00-\ud7a3]/g, hangulSyllable)
}

function hangulSyllable(syllable: string): string {
  const final = ((syllable.codePointAt(0) ?? 0) - 0xac00) % 28
  const ascii = anyAscii(syllable)
  if (final === 1) return ascii.replace(/g$/, 'k')
  return final === 17 ? ascii.replace(/b$/, 'p') : ascii
}

/** A whole name in Han or Hangul without blanks, as family and given name. Null if it is not such a name. */
export function splitEastAsianName(text: string): { readonly family: string; readonly given: string } | null {
  const characters = [...text.normalize('NFC').trim()]
  const script = scriptOf(text)
  if ((script !== 'HAN' && script !== 'HANGUL') || characters.length < 2 || characters.length > 4) return null
  if (characters.some((character) => !/[\p{Script=Han}\p{Script=Hangul}]/u.test(character))) return null
  const isCompound = characters.length > 2 && compoundFamilyNames.has(characters.slice(0, 2).join(''))
  const length = isCompound || (script === 'HAN' && characters.length === 4) ? 2 : 1
  return { family: characters.slice(0, length).join(''), given: characters.slice(length).join('') }
}

const compoundFamilyNames: ReadonlySet<string> = new Set([
  '\u6b27\u9633',
  '\u6b50\u967d',
  '\u53f8\u9a6c',
  '\u53f8\u99ac',
  '\u8bf8\u845b',
  '\u8af8\u845b',
  '\u4e0a\u5b98',
  '\u4e1c\u65b9',
  '\u6771\u65b9',
  '\u7687\u752b',
  '\uc120\uc6b0',
  '\ub0a8\uad81',
  '\ud669\ubcf4',
])

/**
 * The rough pronunciation of a word in most languages in Latin letters or transliterated to them: `Mueller`, `Muller`; `Aleksey`, `Alexei`;
 * `Yulia`, `Julia`; `Sokh`, `Sok` are the same.
 */
export function soundOf(word: string): string {
  return word
    .replace(/^ye/, 'e')
    .replace(/[aou]e/g, (pair) => pair.charAt(0))
    .replace(/tsch|tch|sch|sh/g, 's')
    .replace(/ph/g, 'f')
    .replace(/ck|q|c(?=[aoukltr])/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/[cz]/g, 's')
    .replace(/[jy]/g, 'i')
    .replace(/w/g, 'v')
    .replace(/(?<=.)h/g, '')
    .replace(/oo|ou/g, 'u')
    .replace(/ee|ie|ei/g, 'i')
    .replace(/(.)\1+/g, '$1')
}

/** Only the consonants, doubles once: what is left of a name in a script that writes few vowels. */
export function skeletonOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/x/g, 'ks')
    .replace(/[qc]/g, 'k')
    .replace(/[aeiouyw]/g, '')
    .replace(/(.)\1+/g, '$1')
}
