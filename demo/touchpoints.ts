import { topics } from './catalogue.ts'
import { type Clock, later } from './clock.ts'
import type { Dice } from './dice.ts'
import { campaigns } from './journeys.ts'
import type { EventLine, RecordRef } from './line.ts'
import type { KnownPerson } from './people/known-person.ts'
import type { PersonRecord, System } from './people/person.ts'

type Touch = { readonly name: string; readonly channel: string; readonly properties: Readonly<Record<string, unknown>> }

/** What each system notices. A visit consists of several touchpoints within minutes. */
const visits: Readonly<Record<System, readonly ((dice: Dice) => readonly Touch[])[]>> = {
  web: [browse, browse, browse, shop, app, (dice) => [ad(dice), ...browse(dice)], social],
  crm: [newsletter, newsletter, newsletter, sms, letter, call, fair, partner],
  erp: [store, store, device, push],
  desk: [ticket, ticket, chat],
}

/** Everything that the people of the demo did or were sent, besides their journey. Busy people did far more than most. */
export function createTouchpoints(
  dice: Dice,
  clock: Clock,
  known: readonly KnownPerson[],
  counts: readonly number[] = visitCounts,
): readonly EventLine[] {
  return known.flatMap(({ person, refs }) => {
    const records = Object.values(refs)
    const visitCount = dice.pick(counts)
    return Array.from({ length: visitCount }).flatMap((_, index) => {
      const record = dice.pick(records)
      const at = clock.ago(dice.int(1, Math.max(2, person.joinedDaysAgo)), dice.int(25_200, 79_200))
      return visitLines(dice, record, at, `${person.recordId ?? person.id}-${index + 1}`)
    })
  })
}

const visitCounts = [1, 2, 2, 3, 3, 4, 5, 6, 8, 14] as const

/** What unknown visitors did on the site. A third of it names only the cookie, as a tag on a page does. */
export function createVisitorTouchpoints(dice: Dice, visitors: readonly PersonRecord[]): readonly EventLine[] {
  return visitors.flatMap(({ line }) => {
    const cookie = line.identifiers.find(({ type }) => type === 'COOKIE_ID')
    const lines = visitLines(dice, { source: 'web', id: line.id }, line.observedAt, line.id, [browse, shop])
    if (!cookie || !dice.chance(0.33)) return lines
    const { type, value } = cookie
    return lines.map(({ kind, source, id, name, channel, occurredAt, properties }): EventLine => {
      return { kind, source, id, identifier: { type, value }, name, channel, occurredAt, properties }
    })
  })
}

function visitLines(
  dice: Dice,
  record: RecordRef,
  at: string,
  id: string,
  kinds = visitsOf(record),
): readonly EventLine[] {
  return dice
    .pick(kinds)(dice)
    .map((touch, index) => ({
      kind: 'event',
      source: record.source,
      id: `${record.source}-${id}-${index + 1}`,
      record,
      name: touch.name,
      channel: touch.channel,
      occurredAt: later(at, 0, index * 95 + 7),
      properties: touch.properties,
    }))
}

function visitsOf({ source }: RecordRef): readonly ((dice: Dice) => readonly Touch[])[] {
  // Only the four systems of that table have records of people.
  return visits[source as System]
}

function browse(dice: Dice): readonly Touch[] {
  const topic = dice.pick(topics)
  const url = `/${topic.replace(' ', '-')}`
  return Array.from({ length: dice.int(1, 5) }, (_, index) =>
    index === 0
      ? { name: 'page_viewed', channel: 'WEB', properties: { url, topic } }
      : {
          name: 'product_viewed',
          channel: 'WEB',
          properties: { url: `${url}/${dice.int(1, 9)}`, topic, seconds: dice.int(5, 240) },
        },
  )
}

function shop(dice: Dice): readonly Touch[] {
  const topic = dice.pick(topics)
  const steps = ['product_viewed', 'cart_updated', 'checkout_started'].slice(0, dice.int(2, 3))
  return steps.map((name) => ({ name, channel: 'WEB', properties: { topic } }))
}

function app(dice: Dice): readonly Touch[] {
  return [
    { name: 'app_opened', channel: 'MOBILE_APP', properties: { version: dice.pick(['4.1', '4.2', '5.0']) } },
    { name: 'screen_viewed', channel: 'MOBILE_APP', properties: { screen: dice.pick(['home', 'orders', 'points']) } },
  ]
}

function ad(dice: Dice): Touch {
  const properties = { campaign: dice.pick(campaigns), costMinor: dice.int(12, 95), currency: 'GBP' }
  return { name: 'ad_clicked', channel: 'AD', properties }
}

function social(dice: Dice): readonly Touch[] {
  return [
    { name: dice.pick(['post_liked', 'post_shared']), channel: 'SOCIAL', properties: { topic: dice.pick(topics) } },
  ]
}

function newsletter(dice: Dice): readonly Touch[] {
  const properties = { campaign: dice.pick(campaigns), topic: dice.pick(topics) }
  const steps = ['email_sent', 'email_opened', 'email_clicked'].slice(0, dice.pick([1, 1, 2, 2, 3]))
  return steps.map((name) => ({ name, channel: 'EMAIL', properties }))
}

function sms(dice: Dice): readonly Touch[] {
  return [{ name: 'sms_delivered', channel: 'SMS', properties: { campaign: dice.pick(campaigns) } }]
}

function letter(dice: Dice): readonly Touch[] {
  return [{ name: 'letter_sent', channel: 'POST', properties: { campaign: dice.pick(campaigns) } }]
}

function call(dice: Dice): readonly Touch[] {
  return [
    { name: 'call_answered', channel: 'CALL', properties: { seconds: dice.int(30, 1500), topic: dice.pick(topics) } },
  ]
}

function fair(dice: Dice): readonly Touch[] {
  return [
    {
      name: 'event_attended',
      channel: 'EVENT',
      properties: { event: dice.pick(['tasting', 'open day', 'trade fair']) },
    },
  ]
}

function partner(dice: Dice): readonly Touch[] {
  return [
    { name: 'partner_referred', channel: 'PARTNER', properties: { partner: dice.pick(['Kettle Club', 'Desk & Co']) } },
  ]
}

function store(dice: Dice): readonly Touch[] {
  return [
    {
      name: 'store_visited',
      channel: 'STORE',
      properties: { store: dice.pick(['London', 'Leeds', 'Boston', 'Berlin']) },
    },
  ]
}

function device(dice: Dice): readonly Touch[] {
  return [{ name: 'machine_reported', channel: 'DEVICE', properties: { cups: dice.int(5, 400) } }]
}

function push(dice: Dice): readonly Touch[] {
  return [{ name: 'push_opened', channel: 'PUSH', properties: { campaign: dice.pick(campaigns) } }]
}

function ticket(dice: Dice): readonly Touch[] {
  const properties = { topic: dice.pick(['delivery', 'invoice', 'machine', 'subscription']) }
  const steps = ['ticket_opened', 'ticket_answered', 'ticket_resolved'].slice(0, dice.int(2, 3))
  return steps.map((name) => ({ name, channel: 'SUPPORT', properties }))
}

function chat(dice: Dice): readonly Touch[] {
  return [{ name: 'chat_held', channel: 'CHAT', properties: { seconds: dice.int(40, 900) } }]
}
