import type { StreamLine } from './oracle.ts'
import { createDice } from './stream-dice.ts'

const from = Date.parse('2025-01-01T00:00:00Z')
const names = ['lead_created', 'conversation_started', 'opportunity_created', 'opportunity_lost'] as const
const types = ['BOOKING', 'CONTRACT', 'CONTRACT', 'INVOICE', 'INVOICE'] as const

/** Lines of `people` customers in random order: some twice, some late, some corrected later. The same seed gives the same lines. */
export function randomStreams(size: { readonly lines: number; readonly people: number; readonly seed: number }) {
  const dice = createDice(size.seed)
  const lines: StreamLine[] = []
  for (let number = 0; lines.length < size.lines; number++) {
    const line = randomLine(number, size.people, dice)
    lines.push(line)
    // The same again, or a later word on the same thing.
    if (dice.chance(0.1)) lines.push(line)
    if (dice.chance(0.1)) lines.push(corrected(line, dice))
  }
  return lines
    .map((line) => ({ line, place: dice.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ line }) => line)
}

type Dice = ReturnType<typeof createDice>

function randomLine(number: number, people: number, dice: Dice): StreamLine {
  const person = `p${dice.int(people)}`
  // Days: many entries share an instant.
  const occurredAt = new Date(from + dice.int(400) * 86_400_000).toISOString()
  const record = { source: 'crm', id: person } as const
  const common = { id: `n${number}`, record, occurredAt, observedAt: '2026-06-01T00:00:00.000Z' }
  const kind = dice.int(10)
  if (kind < 6) return { ...common, kind: 'event', source: 'web', name: 'page_viewed', channel: 'WEB', properties: {} }
  const opportunityId = `${person}-deal-${dice.int(4)}`
  if (kind < 8) {
    const name = dice.pick(names)
    const isLoose = name === 'lead_created' && dice.chance(0.5)
    return {
      ...common,
      kind: 'event',
      source: 'crm',
      name,
      channel: 'WEB',
      properties: isLoose ? {} : { opportunityId },
    }
  }
  return { ...common, kind: 'billing', source: 'erp', type: dice.pick(types), properties: { opportunityId } }
}

function corrected(line: StreamLine, dice: Dice): StreamLine {
  return {
    ...line,
    occurredAt: new Date(from + dice.int(400) * 86_400_000).toISOString(),
    observedAt: '2026-06-02T00:00:00.000Z',
    properties: { ...line.properties, version: 2 },
  }
}
