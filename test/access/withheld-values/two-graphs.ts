import type { Category } from '../../../access/categories.ts'
import { type PurposeKey, purposeKeys } from '../../../access/purposes.ts'
import { command, cypher } from '../../../graph/cypher.ts'
import { normaliseIdentifier } from '../../../resolution/normalise/identifier.ts'
import { type Answers, type Asker, differences, useJoinedWorld } from '../known-records/joined-world.ts'
import { wholeSelections } from '../known-records/whole-selections.ts'
import { people, sources, type Variant } from './people.ts'

const read = ['customer:read', 'engagement:read', 'billing:read', 'consent:read', 'identity:steward']
/** Nothing is closed to them. */
const officer: Asker = { viewer: { scopes: new Set([...read, 'privacy:manage']) }, purpose: 'RightsFulfilment' }
/** Whose entries are of one type each: every one is asked for in turn. */
const ofManyTypes = 'timeline'

const setOpaqueKeys = command({
  name: 'test.setOpaqueKeys',
  text: cypher<{ readonly keys: readonly { readonly key: string; readonly opaque: string }[] }>`
    UNWIND $keys AS one MATCH (i:Identifier {key: one.key}) SET i.opaqueKey = one.opaque`,
})

/** Fields that each kind of data shows in, to whoever may have it. */
const telling = ['displayName', 'identifiers', 'profile', 'ledger', 'touchpoints', 'externalReports']

/** What identifiers are in order of: what chance made of one graph, in the other too; or, for a control, their values. */
type IdentifierOrder = 'CHANCE' | 'VALUE'

export interface Comparison {
  /** Purposes that close a kind of data, of which so many are asked for. */
  readonly purposesEach: number
  readonly order?: IdentifierOrder
  /** All fields of a customer where absent. */
  readonly fields?: readonly string[]
}

/** What was found of one kind of data, in words: one entry a field that was answered in another way. */
export interface Findings {
  /** By purposes that close it. */
  readonly closed: ReadonlyMap<PurposeKey, readonly string[]>
  /** By who may see it all. */
  readonly open: readonly string[]
}

/**
 * Asks for every field of a customer over two graphs that differ in one kind of data alone: in its values, their order, their number, and
 * the times of its facts. Whoever may not have that kind of data must get the same answers from both.
 */
export function useTwoGraphs() {
  const world = useJoinedWorld()
  const { byField } = wholeSelections(
    world.schema,
    'Customer',
    {
      ...{ first: '20', purpose: 'Marketing', 'Customer.accessLog': 'first: 1' },
      'Profile.attributes': 'names: ["jobTitle", "income", "lastLoginAt", "interests", "diagnosis", "website"]',
    },
    5,
  )

  async function build(variant: Variant, order: IdentifierOrder): Promise<void> {
    await world.clear()
    await world.ingest(sources)
    for (const [index, { lines }] of people(variant).entries()) {
      // The same ids in both graphs, however many facts there are.
      world.setNextId(10_000 * (index + 1))
      for (const line of lines.filter(({ kind }) => kind === 'account' || kind === 'record')) await world.ingest([line])
      await world.ingest(lines)
    }
    await world.fit()
    const keys = people(variant)
      .flatMap(({ identifiers }) => identifiers.map((one) => normaliseIdentifier(one)))
      .map(({ key, value }, place) => ({ key, opaque: order === 'VALUE' ? value : String(10_000 + place) }))
    await world.deps.graph.write('test.setOpaqueKeys', (transaction) => transaction.run(setOpaqueKeys, { keys }))
  }

  async function isClosed(id: string, hidden: Category, asker: Asker): Promise<boolean> {
    const { data } = await world.ask(`{ customer(id: "${id}") { withheld { category channels } } }`, asker)
    // Of the query above.
    const { customer } = data as { customer: { withheld: { category: Category; channels: unknown }[] } }
    return customer.withheld.some(({ category, channels }) => category === hidden && channels === null)
  }

  async function answersOf(id: string, asker: Asker, fields: Comparison['fields']): Promise<Answers> {
    const answers = new Map<string, string>()
    for (const [field, texts] of byField) {
      if (fields?.includes(field) === false) continue
      for (const [turn, text] of (field === ofManyTypes ? texts : texts.slice(0, 1)).entries()) {
        const { data, errors } = await world.ask(`{ customer(id: "${id}") { ${text} } }`, asker)
        // The gateway answers errors in the order of the fields; here they are in that of the calls, any of which may return first.
        const told = errors
          ?.map(({ message, path, extensions }) => JSON.stringify({ message, path, extensions }))
          .sort()
        answers.set(`Customer.${field} ${turn}`, withoutHomes(JSON.stringify({ data, errors: told })))
      }
    }
    return answers
  }

  /** By kind of data and purpose. */
  async function askAll(
    variant: Variant,
    { purposesEach, order = 'CHANCE', fields }: Comparison,
  ): Promise<ReadonlyMap<string, Answers>> {
    await build(variant, order)
    const round = new Map<string, Answers>()
    for (const { hidden, recordId } of people(variant)) {
      const id = await world.ownerOf(recordId)
      round.set(hidden, await answersOf(id, officer, fields ?? telling))
      let asked = 0
      for (const purpose of inOrder) {
        const asker: Asker = { viewer: { scopes: new Set(read) }, purpose }
        if (asked === purposesEach || !(await isClosed(id, hidden, asker))) continue
        asked++
        round.set(`${hidden} ${purpose}`, await answersOf(id, asker, fields))
      }
    }
    return round
  }

  return async (comparison: Comparison): Promise<(hidden: Category) => Findings> => {
    const [one, other] = [await askAll(0, comparison), await askAll(1, comparison)]
    const changed = (name: string) => differences(one.get(name) ?? new Map(), other.get(name) ?? new Map())
    return (hidden) => {
      const closed = purposeKeys.filter((purpose) => one.has(`${hidden} ${purpose}`))
      return {
        closed: new Map(closed.map((purpose) => [purpose, changed(`${hidden} ${purpose}`)])),
        open: changed(hidden),
      }
    }
  }
}

/** Marketing first: under it nothing but the consents opens anything, and they open all else. */
const inOrder = purposeKeys.toSorted((a, b) => Number(b === 'Marketing') - Number(a === 'Marketing'))

/** A household's id is keyed by where it is: another place has another, which says nothing of either. */
function withoutHomes(text: string): string {
  return text.replace(/("__typename":"Household","id":)"[^"]*"/g, '$1"a home"')
}
