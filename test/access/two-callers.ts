import { personaViewer, tokenOf } from '../harness/product.ts'
import { type CanaryWorld, canariesIn, type Person } from './canary/canary-world.ts'

/** One text for all: parsed and planned once, as a published operation is. */
const query = `query Q($id: ID!) { customer(id: $id) { id displayName balance { amountMinor }
  touchpoints(first: 3) { edges { node { name } } } } }`

interface Asked {
  readonly persona: 'support' | 'marketing'
  readonly person: Person
}

export interface TwoCallersOptions {
  readonly url: string
  readonly world: CanaryWorld
}

/**
 * A desk, which sees every customer of a relationship, and an advertiser, who sees none of them, ask the same by turns, `turns` times,
 * then `moments` times at once. Answers what was shown to the wrong one, of the wrong customer, or withheld from the right one.
 */
export async function mixedAnswers(
  { url, world }: TwoCallersOptions,
  { turns, moments }: { readonly turns: number; readonly moments: number },
): Promise<{ readonly asked: number; readonly mixed: readonly string[] }> {
  const people = world.people.filter(({ state }) => state === 'relationship')
  const mixed: string[] = []
  let asked = 0

  async function ask({ persona, person }: Asked): Promise<void> {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${tokenOf(personaViewer(persona))}`,
        'x-purpose': persona === 'support' ? 'CustomerCare' : 'Marketing',
      },
      body: JSON.stringify({ query, variables: { id: person.id } }),
    })
    const text = await response.text()
    // A busy machine plans slowly, and says so before anything is read.
    if (text.includes('planningMs')) return ask({ persona, person })
    asked++
    const shown = canariesIn(world.canaries, text)
    const isRight =
      persona === 'support'
        ? shown.length >= 3 && shown.every(([, canary]) => canary.person.id === person.id)
        : shown.length === 0 && text.includes(person.id)
    if (!isRight) mixed.push(`${persona}: ${text}`)
  }

  const askedBy = (turn: number): Asked => {
    const person = people[Math.floor(turn / 2) % people.length]
    if (person === undefined) throw new Error('nobody has a relationship')
    return { persona: turn % 2 === 0 ? 'support' : 'marketing', person }
  }
  // Some pairs side by side, each in turns.
  await Promise.all(
    Array.from({ length: 5 }, async (_, pair) => {
      for (let turn = 0; turn < turns / 5; turn++) await ask(askedBy(turn + pair))
    }),
  )
  for (let moment = 0; moment < moments; moment++)
    await Promise.all([ask(askedBy(moment * 2)), ask(askedBy(moment * 2 + 1))])
  return { asked, mixed }
}
