import { type Levels, levelsOf, personFeatures, personIndex } from './features.ts'
import { blockNameOf } from './person-names.ts'
import type { Traits } from './traits.ts'

const given = levelsOf(personFeatures.givenName)
const birth = levelsOf(personFeatures.birthDate)

/** The first name's given name in its full form; null where none is known. */
export function givenNameOf(traits: Traits | undefined): string | null {
  const name = traits?.names[0]
  return name === undefined || name.given.text === '' ? null : blockNameOf(name)
}

/** The records give another given name or another birth date. */
export function isDespiteNameOrBirth(levels: Levels): boolean {
  return levels[personIndex.givenName] === given.DIFFERENT || (levels[personIndex.birthDate] ?? 0) >= birth.FAR
}
