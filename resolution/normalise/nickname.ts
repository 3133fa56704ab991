import { nicknameGroups } from './nickname-groups.ts'
import { shortForms } from './short-forms.ts'

/** A name keeps the group in which it occurred first, because blocks are named by it. */
const allGroups: readonly string[] = [...nicknameGroups, ...shortForms]

const groupsByName: ReadonlyMap<string, readonly number[]> = numberGroups(allGroups)

const fullest: readonly string[] = allGroups.map((line) => line.split(' ')[0] ?? '')

const initials: readonly string[] = allGroups.map((line) => {
  const commonest = line.split(' ').slice(0, 6)
  return commonest.map((name) => name.charAt(0)).join('')
})

/** Numbers of the groups that contain a folded given name, ascending. Two names that share one may be one name. */
export function nicknameGroupsOf(name: string): readonly number[] {
  return groupsByName.get(name) ?? none
}

/** The fullest form of the first group; the name itself if it is in none. `beth` is `elizabeth`. */
export function formalNameOf(name: string): string {
  const first = groupsByName.get(name)?.[0]
  return first === undefined ? name : (fullest[first] ?? name)
}

/** Whether one of the commonest forms of the name begins with the letter: `B Smith` may be Robert. */
export function hasFormWith(letter: string, groupsOfName: readonly number[]): boolean {
  return groupsOfName.some((group) => initials[group]?.includes(letter))
}

/** Both ascending, as nicknameGroupsOf returns them. */
export function shareGroup(a: readonly number[], b: readonly number[]): boolean {
  for (const group of a) if (b.includes(group)) return true
  return false
}

/** Forms of one name that are given to sisters, or to mother and daughter: neither is a short form of the other. */
export function areBothOwnNames(a: string, b: string): boolean {
  return ownNames.has(a) && ownNames.has(b)
}

/** Of two such names, one is also used as a short form of the other. */
export function isShortToo(a: string, b: string): boolean {
  return shortToo.has(a) || shortToo.has(b)
}

/** Two spellings of one name in one language. */
export function areSpellings(a: string, b: string): boolean {
  return spellings.some((names) => names.has(a) && names.has(b))
}

const spellings: readonly ReadonlySet<string>[] = `stephen steven stephan
catherine katherine katharine kathryn cathryn catharine kathrine
geoffrey jeffrey jeffery
siobhan shivaun shevaun
philip phillip philipp
marc mark
alison allison alyson
teresa theresa
elisabeth elizabeth
sophie sofie
caroline karoline
christine kristine
christina kristina
jacqueline jaqueline
isabel isabelle ysabel
rachel rachael
hannah hanna
sarah sara`
  .split('\n')
  .map((line) => new Set(line.split(' ')))

/** False: a short form of several names. */
export function isFullName(name: string): boolean {
  return ownNames.has(name) || formalNameOf(name) === name
}

const ownNames: ReadonlySet<string> = new Set(
  `john jack jean sean ian evan shane juan jan ivan
elizabeth elisabeth lisa elsie isabel elise eliza bettina ela
catherine katherine kathryn karen kathleen katarina ekaterina
margaret megan marjorie margot rita greta daisy margarita
maria mary marie mia miriam mariam
ann anna anne nancy anita annika anya ana
hannah hanna julia julie juliet juliana juliette yulia julian jules julius
jane jean jana joan janet jeanette jeanne joanna joanne johanna
teresa theresa tracy emily emma amelia emilia
alexandra sandra alexis nicola nicole nicolette
william liam robert robin rupert james jamie diego santiago
daniel danielle michelle patricia tricia frances francesca francis frank
christina christine kristin kirsten carol caroline carolyn carla laura lauren lorraine
helen helena ellen elena eleanor nora leonora lena
stephen steven stefan albert alberta alice alicia alison diana diane
edward edmund edwin eric erica george georgia henry henrietta harriet
louis louise lewis luis luisa marc mark marcus martin martina
philip philippa paul paula pauline peter petra roger rose rosa rosemary nadia nadine
victor victoria vincent walter wilma yvonne yvette susan suzanne susanna`.split(/\s+/),
)

const shortToo: ReadonlySet<string> = new Set(
  'jack evan lisa elsie eliza bettina ela elise karen megan marjorie margot rita greta daisy mia anita nora lena elena ellen robin liam jamie frank tracy alison rosa rose gene jules'.split(
    ' ',
  ),
)

const none: readonly number[] = []

function numberGroups(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const numbers = new Map<string, number[]>()
  for (const [number, line] of lines.entries())
    for (const name of new Set(line.split(' '))) {
      const known = numbers.get(name)
      if (known === undefined) numbers.set(name, [number])
      else known.push(number)
    }
  return numbers
}
