import { fold, words } from './fold.ts'

/** One name of a person in folded words. Empty where the part is not known. */
export interface PersonName {
  readonly given: readonly string[]
  readonly family: readonly string[]
  /** Generation: `jr`, `sr`, `2` ... Null where none is written. */
  readonly suffix: string | null
}

/** All names that a record's attributes give; fillers such as `n/a` are none. */
export function personNamesOf(attributes: Readonly<Record<string, unknown>>): readonly PersonName[] {
  const others = Array.isArray(attributes.names) ? attributes.names : []
  return [attributes, ...others.filter(isObject)].flatMap((parts) => {
    const name = personNameOf(parts)
    return name === null ? [] : [name]
  })
}

export function personNameOf(parts: Readonly<Record<string, unknown>>): PersonName | null {
  const given = [...namePart(parts.givenName), ...namePart(parts.middleName)]
  const family = namePart(parts.familyName)
  if (given.length === 0 && family.length === 0)
    return typeof parts.fullName === 'string' ? parse(parts.fullName) : null
  const written = typeof parts.nameSuffix === 'string' ? suffixOf(fold(parts.nameSuffix)) : null
  // A suffix is also written inside a name: "Jones Sr", "Brown III".
  const inFamily = splitSuffix(family)
  const inGiven = splitSuffix(given)
  return { given: inGiven.rest, family: inFamily.rest, suffix: written ?? inFamily.suffix ?? inGiven.suffix }
}

/** `Ann Lee`, `Lee, Ann`, `Dr. Ann van der Lee Jr.`; one word alone counts as given. */
function parse(fullName: string): PersonName | null {
  if (fillers.has(fold(fullName))) return null
  const [beforeComma = [], ...afterComma] = fullName
    .split(',')
    .map((part) => words(part).filter((word) => !titles.has(word)))
  const { rest, suffix } = splitSuffix(beforeComma)
  const after = splitSuffix(afterComma.flat())
  if (after.rest.length > 0) return { given: after.rest, family: rest, suffix: suffix ?? after.suffix }
  if (rest.length === 0) return null
  const particle = rest.findIndex((word, index) => index > 0 && particles.has(word))
  const familyFrom = particle > 0 ? particle : rest.length - 1
  return {
    given: rest.length === 1 ? rest : rest.slice(0, familyFrom),
    family: rest.length === 1 ? [] : rest.slice(familyFrom),
    suffix: suffix ?? after.suffix,
  }
}

function namePart(value: unknown): readonly string[] {
  if (typeof value !== 'string' || fillers.has(fold(value))) return []
  return words(value).filter((word) => !titles.has(word))
}

function splitSuffix(parts: readonly string[]): { readonly rest: readonly string[]; readonly suffix: string | null } {
  const last = parts.at(-1)
  const suffix = parts.length > 1 && last !== undefined ? suffixOf(last) : null
  return suffix === null ? { rest: parts, suffix } : { rest: parts.slice(0, -1), suffix }
}

function suffixOf(word: string): string | null {
  return generations[word] ?? null
}

const generations: Readonly<Record<string, string>> = {
  jr: 'jr',
  jnr: 'jr',
  junior: 'jr',
  sr: 'sr',
  snr: 'sr',
  senior: 'sr',
  ii: '2',
  iii: '3',
  iv: '4',
  '2nd': '2',
  '3rd': '3',
}

const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady rev hr fr herr frau monsieur mme mlle sig signora senor senora phd md mba'.split(
    ' ',
  ),
)

const particles: ReadonlySet<string> = new Set(
  'van von vom zu zum der den de del della di da dos das la le bin ibn al el ben ter ten st'.split(' '),
)

const fillers: ReadonlySet<string> = new Set(
  ' |n a|na|none|null|unknown|undefined|anonymous|test|not known|no name|guest|xxx|customer|name|first name|last name'.split(
    '|',
  ),
)

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
