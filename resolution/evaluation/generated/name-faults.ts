import type { Chance, Country } from './chance.ts'
import type { Draft } from './draft.ts'
import { givenNameOf, type Person } from './people.ts'
import { typo } from './typo.ts'

/** A draft with the fault, or null where the fault cannot happen to it. */
export type Fault = (draft: Draft, person: Person, chance: Chance) => Draft | null

/** Faults of names, by kind. */
export const nameFaults: Readonly<Record<string, Fault>> = {
  NAME_TYPO: (draft, _person, chance) =>
    chance.isTrue(0.5)
      ? { ...draft, givenName: typo(draft.givenName, chance) }
      : { ...draft, familyName: typo(draft.familyName, chance) },
  NAME_BY_SOUND: (draft, _person, chance) => {
    const field = chance.pick(['givenName', 'familyName'] as const)
    const heard = bySound(draft[field], chance)
    return heard === null ? null : { ...draft, [field]: heard }
  },
  SHORT_FORM: (draft, { country }, chance) => {
    const forms = shortForms[country][draft.givenName.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()]
    return forms === undefined ? null : { ...draft, givenName: chance.pick(forms) }
  },
  GIVEN_INITIAL: (draft) => ({ ...draft, givenName: `${draft.givenName.charAt(0)}.` }),
  FAMILY_COMMA_GIVEN: (draft) => ({ ...draft, nameForm: 'FAMILY_COMMA_GIVEN' }),
  ONE_FIELD: (draft) => ({ ...draft, nameForm: 'GIVEN_FAMILY' }),
  CREDENTIALS: (draft, { employer }, chance) => {
    const after = chance.pick([
      ', PMP',
      ', MBA',
      ' (she/her)',
      ' (he/him)',
      ', Ph.D.',
      ` (${employer?.name ?? 'Acme Ltd'})`,
    ])
    return { ...draft, familyName: `${draft.familyName}${after}` }
  },
  TITLE: (draft, _person, chance) => ({
    ...draft,
    givenName: `${chance.pick(['Dr.', 'Prof.', 'Mr', 'Mrs', 'Dott.', 'Ing.'])} ${draft.givenName}`,
  }),
  FIELDS_SWAPPED: (draft) => ({ ...draft, givenName: draft.familyName, familyName: draft.givenName }),
  MIDDLE_AS_GIVEN: (draft, { middleName }) =>
    middleName === '' ? null : { ...draft, givenName: middleName, middleName: '' },
  MIDDLE_INSIDE_GIVEN: (draft, { middleName }) =>
    middleName === '' ? null : { ...draft, givenName: `${draft.givenName} ${middleName}`, middleName: '' },
  ONE_OF_TWO_FAMILY_NAMES: (draft, { familyNames }, chance) => {
    const [first = '', second] = familyNames
    if (second === undefined) return null
    return { ...draft, familyName: chance.pick([first, `${first} ${second.charAt(0)}.`, `${first}-${second}`]) }
  },
  OTHER_ALPHABET_HABIT: (draft) => {
    const familyName = withoutMarks(draft.familyName)
    const givenName = withoutMarks(draft.givenName)
    return familyName === draft.familyName && givenName === draft.givenName ? null : { ...draft, givenName, familyName }
  },
  UPPER_CASE: (draft) => ({
    ...draft,
    givenName: draft.givenName.toUpperCase(),
    familyName: draft.familyName.toUpperCase(),
  }),
  MARRIED: (draft, { sex, country }, chance) =>
    sex === 'male' ? null : { ...draft, familyName: chance.faker(country).person.lastName().split(' ').at(-1) ?? '' },
  OTHER_GIVEN_NAME: (draft, { country, sex }, chance) => ({ ...draft, givenName: givenNameOf(country, sex, chance) }),
}

function withoutMarks(text: string): string {
  return text
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph/i, 'f'],
  [/ck/i, 'k'],
  [/y$/i, 'ie'],
  [/ie$/i, 'y'],
  [/th/i, 't'],
  [/ei/i, 'ai'],
  [/([lmnst])\1/i, '$1'],
  [/([aeiou])([lmnst])([aeiou])/i, '$1$2$2$3'],
  [/c(?=[aou])/i, 'k'],
  [/x/i, 'ks'],
]

function bySound(name: string, chance: Chance): string | null {
  const fitting = sounds.filter(([pattern]) => pattern.test(name))
  if (fitting.length === 0) return null
  const [pattern, instead] = chance.pick(fitting)
  const heard = name.replace(pattern, instead)
  return heard.charAt(0).toUpperCase() + heard.slice(1)
}

/** What people call themselves and write for short, of common names; written from general knowledge, not from a matcher's list. */
const shortForms: Readonly<Record<Country, Readonly<Record<string, readonly string[]>>>> = {
  GB: {
    william: ['Bill', 'Will', 'Wm', 'Billy'],
    robert: ['Bob', 'Rob', 'Robt'],
    james: ['Jim', 'Jas', 'Jimmy'],
    charles: ['Chas', 'Charlie'],
    george: ['Geo'],
    thomas: ['Tom', 'Thos'],
    joseph: ['Joe', 'Jos'],
    michael: ['Mike', 'Mick'],
    richard: ['Dick', 'Rich'],
    edward: ['Ted', 'Ed'],
    elizabeth: ['Liz', 'Betty', 'Beth'],
    margaret: ['Peggy', 'Maggie', 'Peggie'],
    katherine: ['Kate', 'Kathy'],
    patricia: ['Pat', 'Trish'],
    susan: ['Sue'],
    deborah: ['Debbie'],
    jennifer: ['Jenny'],
    andrew: ['Andy', 'Drew'],
    anthony: ['Tony'],
    daniel: ['Dan'],
    samuel: ['Sam'],
    benjamin: ['Ben'],
    alexander: ['Alex', 'Sandy'],
    christopher: ['Chris'],
    matthew: ['Matt'],
    nicholas: ['Nick'],
    stephen: ['Steve'],
    rebecca: ['Becky'],
    victoria: ['Vicky'],
    jacqueline: ['Jackie'],
    timothy: ['Tim'],
    gregory: ['Greg'],
    jeffrey: ['Jeff'],
    kenneth: ['Ken'],
  },
  DE: {
    alexander: ['Alex'],
    maximilian: ['Max'],
    sebastian: ['Basti'],
    johannes: ['Hannes', 'Hans'],
    katharina: ['Kathi'],
    elisabeth: ['Lisa', 'Sissi'],
    benjamin: ['Ben'],
    christian: ['Chris'],
    andreas: ['Andi'],
    matthias: ['Matze'],
    tobias: ['Tobi'],
    johanna: ['Hanna'],
    susanne: ['Susi'],
    magdalena: ['Lena'],
    friedrich: ['Fritz'],
    heinrich: ['Heinz'],
    wilhelm: ['Willi'],
    michael: ['Michi'],
    stefanie: ['Steffi'],
    franziska: ['Franzi'],
  },
  FR: {
    alexandre: ['Alex'],
    maximilien: ['Max'],
    nicolas: ['Nico'],
    catherine: ['Cathy'],
    frederic: ['Fred'],
    stephanie: ['Steph'],
    veronique: ['Vero'],
    benjamin: ['Ben'],
    mohammed: ['Mhd', 'Md'],
    sebastien: ['Seb'],
    veronica: ['Vero'],
    elisabeth: ['Babette'],
    philippe: ['Phil'],
  },
  ES: {
    francisco: ['Paco', 'Fran', 'Fco'],
    jose: ['Pepe'],
    maria: ['Ma'],
    dolores: ['Lola'],
    manuel: ['Manolo'],
    ignacio: ['Nacho'],
    guadalupe: ['Lupe'],
    concepcion: ['Concha'],
    rafael: ['Rafa'],
    alejandro: ['Alex'],
    santiago: ['Santi'],
    mercedes: ['Merche'],
    gregorio: ['Goyo'],
    enrique: ['Quique'],
  },
  IT: {
    giuseppe: ['Beppe', 'Pino'],
    francesco: ['Franco'],
    giovanni: ['Gianni'],
    luigi: ['Gigi'],
    antonio: ['Tonino'],
    alessandro: ['Sandro'],
    domenico: ['Mimmo'],
    salvatore: ['Totò'],
    lorenzo: ['Renzo'],
    vincenzo: ['Enzo'],
    raffaele: ['Lele'],
    federica: ['Fede'],
    elisabetta: ['Betta'],
    leonardo: ['Leo'],
  },
  PL: {
    katarzyna: ['Kasia'],
    malgorzata: ['Gosia'],
    aleksandra: ['Ola'],
    agnieszka: ['Aga'],
    jan: ['Janek'],
    krzysztof: ['Krzysiek'],
    tomasz: ['Tomek'],
    stanislaw: ['Staszek'],
    wojciech: ['Wojtek'],
    andrzej: ['Jędrek'],
    barbara: ['Basia'],
    joanna: ['Asia'],
    piotr: ['Piotrek'],
    maciej: ['Maciek'],
    grzegorz: ['Grzesiek'],
  },
  BR: {
    francisco: ['Chico'],
    jose: ['Zé'],
    antonio: ['Toninho'],
    eduardo: ['Edu', 'Dudu'],
    gabriel: ['Biel'],
    rafael: ['Rafa'],
    isabela: ['Bela'],
    leonardo: ['Leo'],
    fernanda: ['Nanda'],
    beatriz: ['Bia'],
    alexandre: ['Alê'],
    guilherme: ['Gui'],
    felipe: ['Lipe'],
    roberto: ['Beto'],
  },
  TR: {
    mehmet: ['Memo'],
    mustafa: ['Musti'],
    ibrahim: ['İbo'],
    suleyman: ['Sülo'],
    fatma: ['Fatoş'],
    ayse: ['Ayşegül'],
    huseyin: ['Hüso'],
    emine: ['Emoş'],
  },
}
