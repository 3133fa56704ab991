import type { Transaction } from '../../graph/run.ts'
import type { Neighbourhood } from '../neighbourhood/neighbourhood.ts'
import { type NamedSubject, planIdentifiers, planResolutionWrites } from './plan-edges.ts'
import { isUnchanged, type PlannedSubject } from './plan-writes.ts'
import {
  createAccounts,
  createCustomers,
  dropIdentifies,
  endResolutions,
  identifyAccounts,
  identifyCustomers,
  markCrowds,
  resolveToAccounts,
  resolveToCustomers,
  updateAccounts,
  updateCustomers,
  updateResolutions,
} from './write-queries.ts'

/** By the id that stays with it. */
export type FinalSubject = PlannedSubject & { readonly id: string; readonly isNew: boolean }

export async function writeSubjects(
  transaction: Transaction,
  subjects: readonly FinalSubject[],
  neighbourhood: Neighbourhood,
  now: number,
): Promise<void> {
  for (const type of ['PERSON', 'ORGANISATION'] as const) {
    const ofType = subjects.filter((subject) => subject.type === type)
    const created = ofType.filter(({ isNew }) => isNew)
    const changed = ofType.filter((subject) => {
      const stored = neighbourhood.subjects.get(subject.id)
      return !subject.isNew && (stored === undefined || !isUnchanged(stored, subject))
    })
    const create = type === 'PERSON' ? createCustomers : createAccounts
    const update = type === 'PERSON' ? updateCustomers : updateAccounts
    if (created.length > 0)
      await transaction.run(create, {
        subjects: created.map((subject) => ({ id: subject.id, properties: { ...shown(subject), createdAt: now } })),
      })
    if (changed.length > 0)
      await transaction.run(update, {
        subjects: changed.map((subject) => ({ id: subject.id, properties: shown(subject) })),
      })
  }
}

function sparesJson(spares: ReadonlyMap<string, number>): string {
  return JSON.stringify(Object.fromEntries([...spares].toSorted(([a], [b]) => (a < b ? -1 : 1))))
}

function shown({ kind, displayName, confidence, steps, recordCount, spares }: FinalSubject) {
  return { kind, displayName, confidence, steps, recordCount, spares: spares.size === 0 ? null : sparesJson(spares) }
}

export async function writeResolutions(
  transaction: Transaction,
  subjects: readonly NamedSubject[],
  neighbourhood: Neighbourhood,
  givenUp: ReadonlySet<string>,
  now: number,
): Promise<void> {
  const { ended, begun, updated } = planResolutionWrites(subjects, neighbourhood, givenUp)
  if (ended.length > 0) await transaction.run(endResolutions, { moves: ended, now })
  const toCustomers = begun.filter(({ type }) => type === 'PERSON')
  const toAccounts = begun.filter(({ type }) => type === 'ORGANISATION')
  if (toCustomers.length > 0) await transaction.run(resolveToCustomers, { resolutions: toCustomers, now })
  if (toAccounts.length > 0) await transaction.run(resolveToAccounts, { resolutions: toAccounts, now })
  if (updated.length > 0) await transaction.run(updateResolutions, { links: updated })
  const { dropped, added, crowds } = planIdentifiers(subjects, neighbourhood)
  if (dropped.length > 0) await transaction.run(dropIdentifies, { drops: dropped })
  const customers = added.filter(({ type }) => type === 'PERSON')
  const accounts = added.filter(({ type }) => type === 'ORGANISATION')
  if (customers.length > 0) await transaction.run(identifyCustomers, { identifies: customers, now })
  if (accounts.length > 0) await transaction.run(identifyAccounts, { identifies: accounts, now })
  if (crowds.length > 0) await transaction.run(markCrowds, { identifiers: crowds })
}
