import { type Clock, later } from './clock.ts'
import type { Dice } from './dice.ts'
import type { RecordLine } from './line.ts'
import type { Person, PersonRecord } from './people/person.ts'
import { languages, userId } from './people/person-ids.ts'

/** A tablet in a store where many people log in. */
export const kioskDeviceId = 'kiosk-store-1'

/** A browser: at first a cookie on a device, and after the login the same record with the account's id and e-mail address. */
export function createVisit(
  dice: Dice,
  person: Person,
  id: string,
  observedAt: string,
  isMainBrowser: boolean,
): readonly RecordLine[] {
  const device = isMainBrowser ? mainDevice(dice, person) : `device-${id}`
  const browser = [
    { type: 'COOKIE_ID', value: `cookie-${id}` },
    { type: 'DEVICE_ID', value: device },
  ]
  const attributes = { preferredLanguage: languages[person.country] }
  const anonymous: RecordLine = {
    kind: 'record',
    source: 'web',
    id,
    observedAt,
    type: 'PERSON',
    identifiers: browser,
    attributes,
  }
  const loggedInAt = later(observedAt, dice.int(0, 9), dice.int(120, 80_000))
  const known: RecordLine = {
    ...anonymous,
    observedAt: loggedInAt,
    identifiers: [
      ...browser,
      { type: 'USER_ID', value: userId(person) },
      ...(dice.chance(0.96) ? [{ type: 'EMAIL', value: person.email, verifiedAt: loggedInAt }] : []),
    ],
  }
  return dice.chance(0.45) ? [anonymous, known] : [known]
}

function mainDevice(dice: Dice, person: Person): string {
  return person.sharedDeviceId ?? (dice.chance(0.02) ? kioskDeviceId : `device-${person.id}`)
}

/** People who only ever browsed. Nothing shows who they are, so each counts as a separate person. */
export function createVisitors(dice: Dice, clock: Clock, count: number): readonly PersonRecord[] {
  return Array.from({ length: count }, (_, index) => {
    const id = `V${10001 + index}`
    const identifiers = [
      { type: 'COOKIE_ID', value: `cookie-${id}` },
      ...(dice.chance(0.6) ? [{ type: 'DEVICE_ID', value: `device-${id}` }] : []),
    ]
    const observedAt = clock.ago(dice.int(1, 300), dice.int(0, 86_399))
    const line = { kind: 'record', source: 'web', id, observedAt, type: 'PERSON', identifiers, attributes: {} } as const
    return { personId: `visitor-${index + 1}`, line }
  })
}
