import type { RequestContext } from '../../runtime/context.ts'
import { sourceFilter } from '../../source-filter.ts'
import { minimumConfidence } from '../../uncertain-records.ts'
import { deductedTaxes, isUntaxedDeduction, shareOfInvoice } from '../metrics/deducted-tax.ts'
import type { LedgerFact } from '../metrics/ledger-facts.ts'
import { statedVersions } from '../metrics/stated-versions.ts'
import {
  accountPage,
  customerPage,
  invoicesOfAccounts,
  invoicesOfCustomers,
  type MonthSum,
  sumsOfAccounts,
  sumsOfCustomers,
  versionsOfAccounts,
  versionsOfCustomers,
} from './queries.ts'

/** Somebody who was billed or had a subscription. */
export interface PayerRow {
  readonly id: string
  readonly isAccount: boolean
  readonly sums: readonly MonthSum[]
  /** All versions of all subscriptions. */
  readonly subscriptions: readonly LedgerFact[]
}

/** The number of payers per statement, which keeps each far below the statement timeout. */
const pageSize = 500

/** Every payer that the viewer may see, in pages. The next page is loaded while one is being processed. `until`: yyyy-mm-dd. */
export async function* readPayers(context: RequestContext, until: string): AsyncGenerator<readonly PayerRow[]> {
  for (const isAccount of [false, true]) {
    const read = (after: string) => {
      const page = readPage(context, isAccount, after, until)
      // Its failure reaches whoever awaits it. Nobody does if the page before it failed.
      page.catch(() => undefined)
      return page
    }
    let next: ReturnType<typeof read> | null = read('')
    while (next !== null) {
      const page: Awaited<ReturnType<typeof read>> = await next
      next = page.last === null ? null : read(page.last)
      yield page.payers
    }
  }
}

async function readPage(context: RequestContext, isAccount: boolean, after: string, until: string) {
  const { reader, viewer } = context
  const page = { after, limit: pageSize, sources: viewer.sources }
  const all = await reader.read(isAccount ? accountPage : customerPage, page)
  const ids = all.flatMap(({ id, isSeen }) => (isSeen ? [id] : []))
  const parts = await knownParts(ids, until, context)
  const read = await Promise.all(
    parts.map(async (part) =>
      Promise.all([
        reader.read(isAccount ? sumsOfAccounts : sumsOfCustomers, part),
        reader.read(isAccount ? versionsOfAccounts : versionsOfCustomers, part),
      ]),
    ),
  )
  const sums = read.flatMap(([some]) => some)
  const versions = read.flatMap(([, some]) => some)
  const invoices = await namedInvoices(sums, parts, isAccount, context)
  const invoicesById = Map.groupBy(invoices, ({ id }) => id)
  const sumsById = Map.groupBy(sums, ({ id }) => id)
  const versionsById = Map.groupBy(versions, ({ id }) => id)
  const payers = ids.flatMap((id) => {
    const billed = sumsById.get(id) ?? []
    const subscribed = versionsById.get(id) ?? []
    if (billed.length + subscribed.length === 0) return []
    const payer: PayerRow = {
      id,
      isAccount,
      sums: withDeductedTax(
        billed.flatMap((row) => row.sums),
        invoicesById.get(id) ?? [],
      ),
      subscriptions: statedVersions(subscribed.map(({ fact }) => fact)),
    }
    return [payer]
  })
  return { payers, last: all.length < pageSize ? null : (all.at(-1)?.id ?? null) }
}

type Sums = readonly { readonly sums: readonly MonthSum[] }[]

/** The invoices that credit notes and write-offs name without a tax of their own. Nearly always there are none. */
async function namedInvoices(sums: Sums, parts: readonly KnownPart[], isAccount: boolean, { reader }: RequestContext) {
  const named = new Set(sums.flatMap((row) => row.sums.flatMap(({ invoiceId }) => invoiceId ?? [])))
  if (named.size === 0) return []
  const invoices = [...named].sort()
  const read = await Promise.all(
    parts.map((part) => reader.read(isAccount ? invoicesOfAccounts : invoicesOfCustomers, { ...part, invoices })),
  )
  return read.flat()
}

/** With the tax of credit notes and write-offs that state none, see `deducted-tax.ts`. */
function withDeductedTax(
  sums: readonly MonthSum[],
  invoices: readonly { readonly invoiceId: string; readonly amountMinor: number; readonly taxMinor: number | null }[],
): readonly MonthSum[] {
  if (!sums.some((sum) => isUntaxedDeduction(sum))) return sums
  const inOrder = sums.toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))
  const shareById = new Map(
    invoices.map(({ invoiceId, amountMinor, taxMinor }) => [invoiceId, shareOfInvoice(amountMinor, taxMinor)]),
  )
  const taxes = deductedTaxes(inOrder, (id) => shareById.get(id) ?? null)
  return inOrder.map((sum, index) => ({ ...sum, taxMinor: sum.taxMinor ?? taxes[index] ?? null }))
}

/** Payers about whom every record may be known, which is nearly always all of them, and the others with the records that may be known. */
type KnownPart = Awaited<ReturnType<typeof knownParts>>[number]

async function knownParts(ids: readonly string[], until: string, { access, purpose }: RequestContext) {
  const known = await Promise.all(ids.map(async (id) => ({ id, ...(await access.openRecords(id, ['FINANCIAL'])) })))
  // The known sources are the same for everybody about whom anything is known, because they depend only on the request.
  const knownSources = known.find((one) => one.knownSources !== null)?.knownSources ?? null
  const common = { until, minimum: minimumConfidence(purpose, 'FINANCIAL'), ...sourceFilter(knownSources) }
  const whole = known.filter(({ isAll }) => isAll)
  const partly = known.filter(({ isAll }) => !isAll)
  const only = partly.flatMap((one) => one.only ?? [])
  return [
    { ...common, ids: whole.map(({ id }) => id), only: null },
    ...(partly.length > 0 ? [{ ...common, ids: partly.map(({ id }) => id), only }] : []),
  ]
}
