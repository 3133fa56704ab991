import { isFillerText } from '../normalise/filler-text.ts'

/** Of a family name that is romanised in several ways. */
export function oneSpelling(word: string): string {
  return spellings[word] ?? word
}

/** The same for a name joined with its particles. */
export function oneParticle(word: string): string {
  return word === 'el' ? 'al' : (spellings[word] ?? word)
}

/** Romanisations of one family name that no rule of sound brings together. */
const spellings: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'kim gim',
    'lee li yi rhee',
    'park bak pak',
    'choi choe',
    'jung jeong chung',
    'cho jo',
    'kang gang',
    'ko go',
    'kwon gwon',
    'chang jang',
    'lim im rim',
    'roh noh no',
    'chen chan',
    'huang wong',
    'zhang cheung',
    'lin lam',
    'liu lau',
    'wu ng',
    'xu hsu tsui',
    'zhou chow chou',
    'guo kwok kuo',
    'hoang huynh',
    'iyer aiyar ayyar',
  ].flatMap((line) => line.split(' ').map((word) => [word, line.split(' ')[0] ?? word])),
)

/** Small words of family names. */
export const particles: ReadonlySet<string> = new Set(
  'van von vom zu zum der den de del della di da dos das la le les du vd v d bin ibn bint bn al el ul ben ter ten st abu y e'.split(
    ' ',
  ),
)

/** A whole name that stands for nobody: samples, templates, and what shops type for whoever pays in cash. `text`: lower case. */
export function isNobody(text: string): boolean {
  const words = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  if (nobodies.has(words)) return true
  return (
    isFillerText(text) || (words !== '' && words.split(' ').every((word) => fillers.has(word) || isFillerText(word)))
  )
}

const nobodies: ReadonlySet<string> = new Set(
  `john doe|jane doe|max mustermann|erika mustermann|maria mustermann|mario rossi test|jan modaal|walk in customer|walkin customer|walk in|cash sale|cash customer|counter sale
deleted user|deleted customer|guest user|guest customer|guest checkout|first last|firstname lastname|first name last name|given family|vorname nachname|nachname vorname|prenom nom
nombre apellido|nome cognome|nome sobrenome|voornaam achternaam|fornavn etternavn|fornamn efternamn|imie nazwisko|admin|administrator|admin user|kunde|kunde unbekannt|neukunde
barverkauf|laufkunde|laufkundschaft|client|client inconnu|cliente|cliente generico|mr test|mrs test|herr test|frau test|test person|test kunde|test customer|dummy user|no name|new customer`.split(
    /[|\n]/,
  ),
)

/** What forms hold where no name is known. */
export const fillers: ReadonlySet<string> = new Set(
  '|n a|na|none|null|unknown|undefined|anonymous|test|not known|no name|guest|xxx|customer|name|first name|last name|firstname|lastname|not provided|tbd|tba|user|test test|test user|unbekannt|nn|n n|x|xx|asdf'.split(
    '|',
  ),
)
