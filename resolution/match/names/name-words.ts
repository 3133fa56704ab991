/** One form for all romanisations of a family name. */
export function oneSpelling(word: string): string {
  return spellings[word] ?? word
}

/** The same for a name joined with its particles. */
export function oneParticle(word: string): string {
  return word === 'el' ? 'al' : (spellings[word] ?? word)
}

/** Romanisations of one family name whose pronunciations differ too much for a rule. */
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

/** What people write in a form if a name is unknown. */
export const fillers: ReadonlySet<string> = new Set(
  '|n a|na|none|null|unknown|undefined|anonymous|test|not known|no name|guest|xxx|customer|name|first name|last name|firstname|lastname|not provided|tbd|tba|user|test test|test user|unbekannt|nn|n n|x|xx|asdf'.split(
    '|',
  ),
)
