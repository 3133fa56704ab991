import type { WrittenRecord } from '../../../resolution/match/traits.ts'
import { type Traits, traitsOf } from '../../../resolution/match/traits.ts'
import { cases } from './cases.ts'

export interface Case {
  readonly verdict: 'SAME' | 'APART' | 'OPEN'
  readonly why: string
  readonly records: readonly Traits[]
  /** The same as they were written, all of source `crm`. */
  readonly written: readonly CaseRecord[]
}

export interface CaseRecord extends WrittenRecord {
  /** Its source gives one subject at most one id. */
  readonly hasUniqueId: boolean
}

const identifierTypes = {
  e: 'EMAIL',
  p: 'PHONE',
  l: 'LOYALTY_ID',
  n: 'NATIONAL_ID',
  x: 'PASSPORT',
  t: 'TAX_ID',
  d: 'DRIVER_LICENCE',
  q: 'COMPANY_REGISTRATION',
} as const

export const labelledCases: readonly Case[] = cases
  .trim()
  .split('\n')
  .map((line) => {
    const [verdict, why = '', ...records] = line.split(' | ')
    if (verdict !== 'SAME' && verdict !== 'APART' && verdict !== 'OPEN') throw new Error(`No verdict: ${line}`)
    const written = records.map(toWritten)
    const traits = written.map((record) => traitsOf(record, { uniqueIds: record.hasUniqueId }))
    return { verdict, why, records: traits, written }
  })

function toWritten(text: string, index: number): CaseRecord {
  const [head = '', ...fields] = text.split(/;\s+/)
  const isCompany = head.startsWith('ORG ')
  const attributes: Record<string, unknown> = isCompany ? { name: head.slice(4) } : nameOf(head)
  const addresses: unknown[] = []
  const parts: Record<string, string> = {}
  const names: unknown[] = []
  const identifiers: WrittenRecord['identifiers'][number][] = []
  const relations: { role: string; to: { source: string; id: string } }[] = []
  let sourceId = `r${index}`
  let uniqueIds = false
  for (const field of fields) {
    const assigned = /^(\w+)=(.*)$/.exec(field)
    if (assigned?.[1] === 'lei') identifiers.push({ type: 'LEI', value: assigned[2] ?? '' })
    else if (assigned?.[1] !== undefined) parts[assigned[1]] = assigned[2] ?? ''
    if (assigned !== null) continue
    const key = field.slice(0, 1)
    const value = field.slice(2)
    if (key === 'b') attributes.birthDate = value
    else if (key === 'a') addresses.push({ text: value })
    else if (key === 'g') attributes.gender = value
    else if (key === 's') attributes.nameSuffix = value
    else if (key === 'f') names.push({ type: 'FORMER', fullName: value })
    else if (key === 'k') names.push({ type: 'ALIAS', [isCompany ? 'name' : 'fullName']: value })
    else if (key === 'w') attributes.employer = value
    else if (key === 'c') attributes.countryCode = value
    else if (key === 'h') attributes.website = value
    else if (key === 'i') sourceId = value
    else if (key === 'u') uniqueIds = true
    else if (key === 'r')
      relations.push({ role: value.split(' ')[1] ?? '', to: { source: 'crm', id: value.split(' ')[0] ?? '' } })
    else if (key === 'l' && value.startsWith('bank:')) identifiers.push({ type: 'BANK_ACCOUNT', value: value.slice(5) })
    else if (isIdentifierKey(key)) identifiers.push(identifierOf(key, value))
    else throw new Error(`No field: ${field}`)
  }
  if (Object.keys(parts).length > 0) addresses.push(parts)
  return {
    source: 'crm',
    sourceId,
    type: isCompany ? 'ORGANISATION' : 'PERSON',
    identifiers,
    relations,
    attributes: { ...attributes, names, addresses },
    hasUniqueId: uniqueIds,
  }
}

function nameOf(head: string): Record<string, unknown> {
  const parts = /^given=(.*) family=(.*)$/.exec(head)
  return parts === null ? { fullName: head } : { givenName: parts[1], familyName: parts[2] }
}

function isIdentifierKey(key: string): key is keyof typeof identifierTypes {
  return key in identifierTypes
}

/** `GB QQ123456C`: the country before an official number. */
function identifierOf(key: keyof typeof identifierTypes, value: string): WrittenRecord['identifiers'][number] {
  const type = identifierTypes[key]
  if (key === 'e' || key === 'p' || key === 'l') return { type, value }
  const at = value.indexOf(' ')
  return { type, country: value.slice(0, at), value: value.slice(at + 1) }
}
