import type { Email, Phone } from './contact-traits.ts'
import { levelsOf, personFeatures } from './features.ts'
import type { PersonName } from './names/person-names.ts'
import { typosBetween } from './similarity.ts'

const phone = levelsOf(personFeatures.phone)
const email = levelsOf(personFeatures.email)
const otherId = levelsOf(personFeatures.otherId)
const relation = levelsOf(personFeatures.relation)

/** The level of the phones that agree best. */
export function comparePhones(a: readonly Phone[], b: readonly Phone[]): number {
  if (a.length === 0 || b.length === 0) return phone.MISSING
  let level: number = a.every((left) => b.every((right) => areOfOneSwitchboard(left, right)))
    ? phone.MISSING
    : phone.DIFFERENT
  for (const left of a) {
    for (const right of b) {
      if (left.digits === right.digits) {
        // Behind one switchboard, another extension is another desk, and somebody who states none may sit at any.
        if (left.extension !== right.extension) continue
        return left.isFull && right.isFull ? phone.EXACT : phone.TRAILING
      }
      if ((!left.isFull || !right.isFull) && isTail(left.digits, right.digits)) level = phone.TRAILING
      else if (level === phone.DIFFERENT && isMistyped(left, right)) level = phone.CLOSE
    }
  }
  return level
}

/** One of the two states no extension, so it says nothing about the other's desk. */
function areOfOneSwitchboard(a: Phone, b: Phone): boolean {
  return a.digits === b.digits && a.extension !== b.extension && (a.extension === '' || b.extension === '')
}

/**
 * One typing error, not in the last two digits: the numbers of a house or an office are consecutive. What was verified on both sides is not
 * a typing error.
 */
function isMistyped(left: Phone, right: Phone): boolean {
  if (left.isVerified && right.isVerified) return false
  const [a, b] = [left.digits, right.digits]
  return a.length === b.length && a.length > 8 && a.slice(-2) === b.slice(-2) && typosBetween(a, b) === 1
}

/** Without a country, the trunk and country prefixes are unknown: the digits after them are compared. */
function isTail(a: string, b: string): boolean {
  return a.length < b.length ? a.length >= 7 && b.endsWith(a) : b.length >= 7 && a.endsWith(b)
}

/** The level of the addresses that agree best. `names`: if the part before the @ consists of the names, it adds nothing to them. */
export function compareEmails(a: readonly Email[], b: readonly Email[], names: readonly PersonName[]): number {
  if (a.length === 0 || b.length === 0) return email.MISSING
  let level: number = email.MISSING
  for (const left of a) {
    for (const right of b) {
      // Somebody who writes from `info@` has a personal mailbox as well.
      if (left.isRole !== right.isRole) continue
      const found = compareEmailPair(left, right)
      if (level === email.MISSING || found < level) level = found
    }
  }
  return level === email.LOCAL_PART && a.some(({ local }) => isMadeOf(local, names)) ? email.MISSING : level
}

function isMadeOf(local: string, names: readonly PersonName[]): boolean {
  return names.some(({ given, family }) => {
    const [first, last] = [given.text, family.text]
    if (first === '' || last === '') return false
    return [first + last, last + first, first[0] + last, last + first[0], first + last[0], first, last].includes(local)
  })
}

function compareEmailPair(a: Email, b: Email): number {
  if (a.address === b.address) return a.isRole ? email.ROLE : email.EXACT
  if (a.key === b.key) return a.isRole ? email.ROLE : email.PROVIDER_KEY
  // Somebody who knows an address can register the same name at another provider, and have that verified.
  const mayBeTypo = !(a.isVerified && b.isVerified)
  return mayBeTypo && a.local === b.local && a.local.length > 4 && !a.isRole ? email.LOCAL_PART : email.DIFFERENT
}

/** An account number of a bank may be a couple's; another number is one customer's. */
export function compareOtherIds(a: readonly string[], b: readonly string[]): number {
  let level: number = otherId.MISSING
  for (const id of a) {
    if (!b.includes(id)) continue
    if (!id.startsWith('BANK_ACCOUNT:')) return otherId.EXACT
    level = otherId.BANK_ACCOUNT
  }
  return level
}

interface Related {
  readonly id: string
  readonly relations: readonly string[]
  readonly relatedIds: readonly string[]
}

/** BETWEEN: one record names the other as its spouse, parent, member ...: nobody is that to themselves. */
export function compareRelations(a: Related, b: Related): number {
  if (a.relatedIds.includes(b.id) || b.relatedIds.includes(a.id)) return relation.BETWEEN
  return a.relations.some((related) => b.relations.includes(related)) ? relation.SAME : relation.MISSING
}
