import type { Chance } from './chance.ts'
import { type Draft, written } from './draft.ts'
import type { Fault } from './name-faults.ts'
import { typo, wrongDigit } from './typo.ts'

/** Faults of birth dates, by kind. */
export const birthDateFaults: Readonly<Record<string, Fault>> = {
  DAY_AND_MONTH_SWAPPED: (draft) => {
    const [year, month, day] = dayOf(draft)
    return day === undefined || Number(day) > 12 || day === month
      ? null
      : { ...draft, birthDate: `${year}-${day}-${month}` }
  },
  TWO_DIGIT_YEAR: (draft) => {
    const [year = '', month, day] = dayOf(draft)
    if (day === undefined || Number(year) < 1950) return null
    return { ...draft, birthDate: `${Number(day)}/${Number(month)}/${year.slice(2)}` }
  },
  ONE_DAY_OFF: (draft, _person, chance) => shifted(draft, chance.pick([-1, 1])),
  UTC_MIDNIGHT: (draft) => {
    const before = shifted(draft, -1)
    return before === null ? null : { ...before, birthDate: `${before.birthDate}T23:00:00.000Z` }
  },
  BIRTH_DATE_TYPO: (draft, _person, chance) => {
    if (dayOf(draft).length === 0) return null
    const wrong = wrongDigit(draft.birthDate, chance)
    return Number.isNaN(Date.parse(wrong)) ? null : { ...draft, birthDate: wrong }
  },
  BIRTH_DATE_PLACEHOLDER: (draft, _person, chance) =>
    draft.birthDate === ''
      ? null
      : { ...draft, birthDate: chance.pick(['1900-01-01', '0000-00-00', 'N/A', '01/01/1970', '-']) },
  BIRTH_DATE_LEFT_OUT: (draft) => (draft.birthDate === '' ? null : { ...draft, birthDate: '' }),
}

/** Faults of addresses, by kind. */
export const addressFaults: Readonly<Record<string, Fault>> = {
  MOVED: (draft, { places }) => whereAddressed(draft, () => written(places[1])),
  BUILDING_FIRST: (draft) =>
    whereAddressed(draft, ({ line1, line2 }) => (line2 === '' ? null : { line1: `${line2}, ${line1}`, line2: '' })),
  LINES_SWAPPED: (draft) =>
    whereAddressed(draft, ({ line1, line2 }) => (line2 === '' ? null : { line1: line2, line2: line1 })),
  CITY_IN_LINE: (draft) =>
    whereAddressed(draft, ({ line1, postalCode, city }) => ({
      line1,
      line2: `${postalCode} ${city}`,
      postalCode: '',
      city,
    })),
  NUMBER_SIGN: (draft, _person, chance) =>
    whereAddressed(draft, ({ line1 }) => ({
      line1: line1.replace(/\b(\d+[a-c]?)\b/, `${chance.pick(['No. ', '#', 'Nr. ', 'No '])}$1`),
    })),
  NUMBER_ON_THE_OTHER_SIDE: (draft, { places }) =>
    whereAddressed(draft, ({ line1 }) => {
      const { number, street } = places[0]
      return { line1: line1.startsWith(number) ? `${street} ${number}` : `${number} ${street}` }
    }),
  STREET_SHORTENED: (draft) =>
    whereAddressed(draft, ({ line1 }) => {
      const short = line1
        .replace(/straße|strasse/i, 'str.')
        .replace(/\bStreet\b/, 'St')
        .replace(/\bRoad\b/, 'Rd')
        .replace(/\bAvenue\b/, 'Av.')
        .replace(/\bBoulevard\b/, 'Bd')
        .replace(/\bCalle\b/, 'C/')
        .replace(/\bVia\b/, 'V.')
        .replace(/\bRua\b/, 'R.')
        .replace(/\bLane\b/, 'Ln')
      return short === line1 ? null : { line1: short }
    }),
  COUNTRY_WRITTEN_OTHERWISE: (draft, { country }, chance) =>
    whereAddressed(draft, () => ({
      countryText: chance.pick(
        {
          GB: ['England', 'United Kingdon', 'U.K.'],
          DE: ['Deutschland', 'Germny', 'D'],
          FR: ['Frankreich', 'Francia'],
          ES: ['España', 'Spian'],
          IT: ['Italia', 'Itlay'],
          PL: ['Polska', 'Polen'],
          BR: ['Brasil', 'Brazl'],
          TR: ['Türkiye', 'Turkey', 'Türkei'],
        }[country],
      ),
    })),
  POSTCODE_WRITTEN_OTHERWISE: (draft, { country }, chance) =>
    whereAddressed(draft, ({ postalCode }) => ({
      postalCode: chance.pick([postalCode.replace(/[\s-]/g, ''), `${country}-${postalCode}`, postalCode.toLowerCase()]),
    })),
  POSTCODE_TYPO: (draft, _person, chance) =>
    whereAddressed(draft, ({ postalCode }) => ({ postalCode: wrongDigit(postalCode, chance) })),
  STREET_TYPO: (draft, _person, chance) => whereAddressed(draft, ({ line1 }) => ({ line1: typo(line1, chance) })),
  HOUSE_NUMBER_WRONG: (draft, _person, chance) =>
    whereAddressed(draft, ({ line1 }) => ({ line1: wrongDigit(line1, chance) })),
  ADDRESS_LEFT_OUT: (draft) =>
    whereAddressed(draft, () => ({ line1: '', line2: '', postalCode: '', city: '', countryText: '' })),
}

function whereAddressed(draft: Draft, change: (draft: Draft) => Partial<Draft> | null): Draft | null {
  const changed = draft.line1 === '' ? null : change(draft)
  return changed === null ? null : { ...draft, ...changed }
}

function shifted(draft: Draft, days: number): Draft | null {
  if (dayOf(draft).length === 0) return null
  return { ...draft, birthDate: new Date(Date.parse(draft.birthDate) + days * 86_400_000).toISOString().slice(0, 10) }
}

/** Year, month and day where the date still stands as YYYY-MM-DD; nothing otherwise. */
function dayOf({ birthDate }: Draft): readonly string[] {
  return /^\d{4}-\d\d-\d\d$/.test(birthDate) && !Number.isNaN(Date.parse(birthDate)) ? birthDate.split('-') : []
}

/** Faults of e-mail addresses and phone numbers, by kind. */
export const contactFaults: Readonly<Record<string, Fault>> = {
  OTHER_EMAIL: (draft, { emails }) => (draft.email === '' ? null : { ...draft, email: emails[1] }),
  EMAIL_WRITTEN_OTHERWISE: (draft, _person, chance) =>
    draft.email === ''
      ? null
      : {
          ...draft,
          email: chance.pick([
            draft.email.toUpperCase(),
            ` ${draft.email} `,
            `${draft.email.slice(0, 3)}\u200B${draft.email.slice(3)}`,
          ]),
        },
  EMAIL_TYPO: (draft, _person, chance) => {
    const [local = '', host] = draft.email.split('@')
    return host === undefined ? null : { ...draft, email: `${typo(local, chance)}@${host}` }
  },
  OTHER_PHONE: (draft, { phones }) => (draft.phone === '' ? null : { ...draft, phone: phones[1] }),
  PHONE_WRITTEN_OTHERWISE: (draft, _person, chance) =>
    draft.phone === '' ? null : { ...draft, phone: nationally(draft.phone, chance) },
  NINTH_DIGIT_LEFT_OUT: (draft, { country }) =>
    country !== 'BR' || !/^\+55119/.test(draft.phone)
      ? null
      : { ...draft, phone: draft.phone.replace('+55119', '+5511') },
  CONTACT_FILLER: (draft, _person, chance) => {
    const filler = chance.pick(['#N/A', '{{user.id}}', 'n/a', '-', 'unknown', '<no value>', 'none@none.com'])
    return draft.email === '' ? null : { ...draft, email: filler }
  },
}

/** A trunk zero in place of the country's prefix, or blanks within. */
function nationally(phone: string, chance: Chance): string {
  const prefix = ['+44', '+49', '+33', '+34', '+39', '+48', '+55', '+90'].find((one) => phone.startsWith(one)) ?? ''
  const rest = phone.slice(prefix.length)
  const trunk = ['+34', '+39', '+48', '+55'].includes(prefix) ? '' : '0'
  return chance.pick([
    `${trunk}${rest}`,
    `${prefix} ${rest.slice(0, 3)} ${rest.slice(3)}`,
    `00${prefix.slice(1)}${rest}`,
    `${trunk}${rest.slice(0, 3)}-${rest.slice(3)}`,
  ])
}

/** Faults of national numbers, by kind. */
export const nationalIdFaults: Readonly<Record<string, Fault>> = {
  ID_WRITTEN_OTHERWISE: (draft, _person, chance) =>
    draft.nationalId === ''
      ? null
      : {
          ...draft,
          nationalId:
            `${draft.nationalId.slice(0, 3)}${chance.pick([' ', '-', '.'])}${draft.nationalId.slice(3)}`.toLowerCase(),
        },
  ID_TYPO: (draft, _person, chance) =>
    draft.nationalId === '' ? null : { ...draft, nationalId: wrongDigit(draft.nationalId, chance) },
  ID_LEFT_OUT: (draft) => (draft.nationalId === '' ? null : { ...draft, nationalId: '' }),
}
