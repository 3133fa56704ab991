/**
 * The pronunciation of a given name in English spelling: `Lee`, `Leigh`; `Georgia`, `Jorja`; `Geoffrey`, `Jeffery` are the same. Consonants
 * in order, the first vowel, the ending and the number of syllables: Jean and John, Paul and Paula, Lena and Luna, Maria and Mary, Kelly
 * and Kylie differ.
 */
export function spokenAs(name: string): string {
  const word = simplified(name)
  const groups = word.match(vowelGroup) ?? []
  const [first = ''] = groups
  if (first === '') return ''
  const ending = endingOf(word, groups.length > 1)
  const syllables = ending === 'silent' ? groups.length - 1 : groups.length
  const at = word.indexOf(first)
  // After one consonant, a vowel before -ie or -y has many spellings: Kaleigh, Keely.
  const isOpen = at > 0 && ending === 'i' && syllables > 1 && /^[^aeiouy][aeiouy]/.test(word.slice(at + first.length))
  const vowel = vowelOf(first, word.slice(at + first.length))
  const isMarked = ending === 'silent' && syllables > 1
  const end = ending === 'silent' && !isMarked ? 'consonant' : ending
  return [consonantsOf(word), isOpen && 'aei'.includes(vowel) ? 'open' : vowel, end, syllables].join('.')
}

const vowelGroup = /(?:(?<!^)y|[aeiou])+/g

/** Silent letters, and consonants with several spellings. */
function simplified(name: string): string {
  return name
    .replace(/^geof/, 'jef')
    .replace(/^wr/, 'r')
    .replace(/^[kg]n/, 'n')
    .replace(/ph/g, 'f')
    .replace(/(?<=[aeiou])gh/g, '')
    .replace(/t?sch|sh/g, 'S')
    .replace(/ch(?=[rl])/g, 'k')
    .replace(/t?ch/g, 'C')
    .replace(/(?<=[aeiou])[wh]+(?![aeiouy])/g, '')
    .replace(/(?<=[aeiou][^aeiouy]+)[aeo](?=r(?:y|i|ie|ey|ee)$)/, '')
}

function endingOf(word: string, isLong: boolean): 'consonant' | 'silent' | 'a' | 'i' | 'o' | 'u' {
  const last = /[aeiouy]+$/.exec(word)?.[0] ?? ''
  if (last === '') return 'consonant'
  if (last === 'e' && isLong) return 'silent'
  if (/o[eh]?$/.test(last)) return 'o'
  if (/ue?$/.test(last)) return 'u'
  // Lea and Chelsea; Andrea and Thea are pronounced as they are written.
  return last.endsWith('a') && !/^.ea$|[ls]ea$/.test(word) ? 'a' : 'i'
}

function vowelOf(group: string, behind: string): string {
  if (group.length > 1 && group.startsWith('eo') && !behind.startsWith('r')) return 'eo'
  if (/^(ou|oo|u)/.test(group)) return 'u'
  if (group.includes('o') || group.startsWith('au')) return 'o'
  if (/^(ei|ea|ee|ie|i)/.test(group)) return 'i'
  if (/^(ai|ay|ae|ey)/.test(group)) return 'e'
  // Kylie and Tyler; in Lynn it is short.
  if (group === 'y') return /^[^aeiouy][aeiouy]/.test(behind) ? 'y' : 'i'
  return group.charAt(0)
}

function consonantsOf(word: string): string {
  return word
    .replace(/dg(?=[eiy])|g(?=[eiy])/g, 'j')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/ck|[cq]/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/(?<!^)[aeiouyh]+/g, '')
    .replace(/^[aeiou]+/, '')
    .replace(/(.)\1+/g, '$1')
}
