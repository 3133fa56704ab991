import type { RecordRef } from '../line.ts'
import type { Person, PersonRecord, System } from './person.ts'

/** A person and the first record that each system has of them, to which facts belong. */
export type KnownPerson = { readonly person: Person; readonly refs: Readonly<Partial<Record<System, RecordRef>>> }

export function joinRecords(people: readonly Person[], records: readonly PersonRecord[]): readonly KnownPerson[] {
  const refsByPerson = new Map<string, Record<string, RecordRef>>()
  for (const { personId, line } of records) {
    const refs = refsByPerson.get(personId) ?? {}
    refs[line.source] ??= { source: line.source, id: line.id }
    refsByPerson.set(personId, refs)
  }
  return people.map((person) => ({ person, refs: refsByPerson.get(person.id) ?? {} }))
}
