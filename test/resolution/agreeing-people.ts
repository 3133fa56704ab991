import type { Graph } from '../../graph/run.ts'
import { ids, type RecordWritten, write } from './graph-state.ts'

/** More than are read of one identifier on so many records. */
export const many = 600
export const few = 50

const names = { ann: 'Ann Lee', bruno: 'Bruno Castellanos' }
export type Person = keyof typeof names

/** One of the records of a person, all of which say the same. */
export function order(person: Person, index: number | string): RecordWritten {
  return {
    source: 'shop',
    id: `${person}-${index}`,
    identifiers: ids(`EMAIL:${person}@x.io`),
    attributes: { fullName: names[person] },
  }
}

/** Many of Ann and few of Bruno, in batches. `orderOf`: the record with this index. */
export async function writeAgreeing(
  graph: Graph,
  orderOf: (person: Person, index: number) => RecordWritten = order,
): Promise<void> {
  for (const [person, count] of [
    ['ann', many],
    ['bruno', few],
  ] as const)
    for (let at = 0; at < count; at += 200)
      await write(
        graph,
        Array.from({ length: Math.min(200, count - at) }, (_, index) => orderOf(person, at + index)),
      )
}
