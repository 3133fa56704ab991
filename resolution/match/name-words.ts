/** The generation a word tells: `jr`, `sr`, `3` ...; null for others. */
export function suffixOf(word: string): string | null {
  return generations[word] ?? null
}

/** Of a family name that is romanised in several ways. */
export function oneSpelling(word: string): string {
  return spellings[word] ?? word
}

/** The same for a name joined with its particles. */
export function oneParticle(word: string): string {
  return word === 'el' ? 'al' : (spellings[word] ?? word)
}

const generations: Readonly<Record<string, string>> = {
  jr: 'jr',
  jnr: 'jr',
  junior: 'jr',
  filho: 'jr',
  sr: 'sr',
  snr: 'sr',
  senior: 'sr',
  // The second of his name is his father's junior.
  ii: 'jr',
  '2nd': 'jr',
  iii: '3',
  '3rd': '3',
  iv: '4',
  '4th': '4',
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

export const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend hr fr herr frau monsieur mme mlle mlle sig signora senor senora phd md mba esq hon'.split(
    ' ',
  ),
)

/** Small words of family names. */
export const particles: ReadonlySet<string> = new Set(
  'van von vom zu zum der den de del della di da dos das la le les du vd v d bin ibn bint bn al el ul ben ter ten st abu y e'.split(
    ' ',
  ),
)

/** What forms hold where no name is known. */
export const fillers: ReadonlySet<string> = new Set(
  '|n a|na|none|null|unknown|undefined|anonymous|test|not known|no name|guest|xxx|customer|name|first name|last name|firstname|lastname|not provided|tbd|tba|user|test test|test user|unbekannt|nn|n n|x|xx|asdf'.split(
    '|',
  ),
)
