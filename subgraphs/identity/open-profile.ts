import { type Category, categories } from '../../access/categories.ts'
import { type Decision, opensRecord } from '../../access/decide.ts'
import type { RequestContext } from '../context.ts'
import { knownView } from './known-view.ts'
import { profileOf } from './profile.ts'
import { profileRecordsByOwnerId } from './profile-queries.ts'
import type { ProfileRow } from './rows.ts'
import { isSoleTrader } from './sole-trader.ts'

/** The golden record over what this request may see: a value that is withheld leaves no trace, neither its name nor as an alternative. */
export async function openProfileOf(id: string, context: RequestContext, now: number): Promise<ProfileRow> {
  const decisions = new Map<Category, Decision>(
    await Promise.all(
      categories.map(async (category) => [category, await context.access.decide(id, category)] as const),
    ),
  )
  return profileIn(id, context, now, (category, recordId) => {
    const decision = category === null ? undefined : decisions.get(category)
    return category === null || (decision !== undefined && opensRecord(decision, recordId))
  })
}

/** The golden record over all that the known records say, for work that shows none of it. */
export function knownProfileOf(id: string, context: RequestContext, now: number): Promise<ProfileRow> {
  return profileIn(id, context, now, () => true)
}

async function profileIn(
  id: string,
  context: RequestContext,
  now: number,
  isOpen: (category: Category | null, recordId: string) => boolean,
): Promise<ProfileRow> {
  const { reader, access, purpose } = context
  const [rows, known, view] = await Promise.all([
    reader.rows(profileRecordsByOwnerId, {}).load(id),
    access.knownRecords(id),
    knownView(id, context),
  ])
  const shown = rows
    .filter(({ recordId }) => known.has(recordId))
    .map((row) => (view === null ? row : { ...row, confidence: view.confidenceOf(row.recordId) }))
  // What restricts counts whether or not its record is known.
  const hasSoleTrader = rows.some(({ attributes }) => isSoleTrader(attributes.legalForm))
  return profileOf(id, shown, purpose, now, hasSoleTrader, isOpen)
}
