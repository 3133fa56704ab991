import type { MatchRecord } from './match-record.ts'
import { openKeyOf } from './realm.ts'

/** For the model: an identifier on too many records to decide whose it is, is not evidence. */
export function withoutIdentifiers(record: MatchRecord, isLeftOut: (key: string) => boolean): MatchRecord {
  const out = record.identifiers.filter(({ key }) => isLeftOut(key))
  if (out.length === 0) return record
  const values = new Set(out.map(({ key }) => openKeyOf(key).slice(key.indexOf(':') + 1)))
  const digits = new Set([...values].map((value) => value.replace(/\D/g, '')))
  const { phones, emails, officialIds, otherIds, domains, ...traits } = record.traits
  return {
    ...record,
    traits: {
      ...traits,
      phones: phones.filter((phone) => !digits.has(phone.digits)),
      emails: emails.filter(({ address }) => !values.has(address)),
      officialIds: officialIds.filter(({ value }) => !values.has(value)),
      otherIds: otherIds.filter((id) => !values.has(id.slice(id.lastIndexOf(':') + 1))),
      domains: domains.filter((domain) => !values.has(domain)),
    },
  }
}
