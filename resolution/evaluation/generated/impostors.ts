import type { Chance } from './chance.ts'
import { type Draft, emptyDraft } from './draft.ts'
import { type ContactPoint, confirmedAt, type Told, verifyingSystems } from './verification.ts'

/**
 * Somebody who has an account with a confirmed address of their own, and states another person's e-mail address or phone number in it: without a
 * name, with that person's name, with the birth date as well, or in a second account.
 */
export const impostorKinds = ['IMPOSTOR_UNNAMED', 'IMPOSTOR_NAMED', 'IMPOSTOR_BORN', 'IMPOSTOR_TWICE'] as const
export type ImpostorKind = (typeof impostorKinds)[number]

export interface Impostor {
  readonly label: string
  readonly kind: ImpostorKind
  readonly records: readonly {
    readonly draft: Draft
    readonly points: readonly ContactPoint[]
    readonly person: Told['person']
    readonly source: string
    readonly id: string
  }[]
}

/** One for about every eighth record that tells a contact point. */
export function impostorsOf(tellings: readonly Told[], chance: Chance): readonly Impostor[] {
  const impostors: Impostor[] = []
  for (const { draft, person } of tellings) {
    const named = [
      { type: 'EMAIL' as const, value: draft.email },
      { type: 'PHONE' as const, value: draft.phone },
    ].filter(({ value }) => value !== '')
    if (named.length === 0 || !chance.isTrue(0.12)) continue
    const kind = chance.pick(impostorKinds)
    const label = `x${impostors.length}`
    const own = { type: 'EMAIL' as const, value: `${label}.${chance.digits(4)}@mail.example`, verifiedAt: confirmedAt }
    const stated = chance.pick(named)
    const told = draftBy(kind, draft)
    const at = { draft: told, person, source: chance.pick(verifyingSystems) }
    const records =
      kind === 'IMPOSTOR_TWICE'
        ? [
            { ...at, id: `${label}a`, points: [own] },
            { ...at, id: `${label}b`, points: [{ type: own.type, value: own.value }, stated] },
          ]
        : [{ ...at, id: label, points: [own, stated] }]
    impostors.push({ label, kind, records })
  }
  return impostors
}

function draftBy(kind: ImpostorKind, { givenName, familyName, nameForm, birthDate }: Draft): Draft {
  switch (kind) {
    case 'IMPOSTOR_UNNAMED':
    case 'IMPOSTOR_TWICE':
      return emptyDraft
    case 'IMPOSTOR_NAMED':
      return { ...emptyDraft, givenName, familyName, nameForm }
    case 'IMPOSTOR_BORN':
      return { ...emptyDraft, givenName, familyName, nameForm, birthDate }
  }
}
