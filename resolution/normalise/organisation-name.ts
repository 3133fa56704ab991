import { latinWords } from './transliterate.ts'

export interface OrganisationName {
  /** Folded words without legal form, article and country of the legal form; as written if nothing else is left. */
  readonly words: readonly string[]
  /** One code for the forms of one kind (`ltd` for Ltd and Limited). Null if none is stated. */
  readonly legalForm: string | null
}

/** Null if the text contains neither letter nor digit. */
export function organisationNameOf(written: string): OrganisationName | null {
  const parts = shortForms(latinWords(joinedForms(written.replace(/&/g, ' and ').replace(/\((?:[^)]*)\)/g, ' '))))
  const all = parts.length > 0 ? parts : latinWords(written)
  if (all.length === 0) return null
  const kept = all.filter((word) => legalForms[word] === undefined && !fillWords.has(word))
  return { words: (kept.length > 0 ? kept : all).map((word) => inFull[word] ?? word), legalForm: legalFormOf(all) }
}

/**
 * `GmbH & Co. KG` is a separate form. `Co.` alone, and beside `Ltd`, says nothing, and a name with two other forms, such as `Silva Ltda
 * S.A.`, states neither for certain.
 */
function legalFormOf(words: readonly string[]): string | null {
  const forms = new Set(words.map((word) => legalForms[word]).filter((form) => form !== undefined && form !== 'co'))
  if (forms.size === 0 || (forms.size > 1 && !forms.has('kg'))) return null
  return [...forms].toSorted().join('+')
}

/** `name`, `fullName` and those of `names`, each once. */
export function writtenOrganisationNames(attributes: Readonly<Record<string, unknown>>): readonly string[] {
  const others: readonly unknown[] = Array.isArray(attributes.names) ? attributes.names : []
  const written = [attributes.name, attributes.fullName, ...others.flatMap(nameOf)]
  return [...new Set(written.filter((name): name is string => typeof name === 'string' && name.trim() !== ''))]
}

function nameOf(item: unknown): readonly unknown[] {
  if (typeof item !== 'object' || item === null) return [item]
  return [Reflect.get(item, 'name'), Reflect.get(item, 'fullName')]
}

/** `S.A.`, `G.m.b.H.` and `A/S` as one word. The East Asian forms have no blanks around them. */
function joinedForms(name: string): string {
  return name
    .replace(/\u682a\u5f0f\u4f1a\u793e/g, ' kk ')
    .replace(/\u6709\u9650\u8d23\u4efb\u516c\u53f8|\u6709\u9650\u516c\u53f8/g, ' ltd ')
    .replace(/\uc8fc\uc2dd\ud68c\uc0ac/g, ' plc ')
    .replace(/\b(?:\p{L}[./]+\s?){1,4}\p{L}{0,2}(?=\W|$)/gu, (form) => form.replace(/[./\s]/g, ''))
}

/** A form written out at the end of a name becomes its letters: `public limited company` is `plc`. */
function shortForms(words: readonly string[]): readonly string[] {
  for (const { form, short } of writtenOut) {
    const from = words.length - form.length
    if (from > 0 && form.every((word, index) => words[from + index] === word)) return [...words.slice(0, from), short]
  }
  return words
}

const writtenOut = [
  'llp limited liability partnership',
  'llc limited liability company',
  'plc public limited company',
  'lp limited partnership',
  'gmbh gesellschaft mit beschraenkter haftung',
  'gmbh gesellschaft mit beschrankter haftung',
  'ag aktiengesellschaft',
  'kg kommanditgesellschaft',
  'sa societe anonyme',
  'sa sociedad anonima',
  'sa sociedade anonima',
  'sl sociedad limitada',
  'sl sociedad de responsabilidad limitada',
  'sarl societe a responsabilite limitee',
  'sas societe par actions simplifiee',
  'spa societa per azioni',
  'srl societa a responsabilita limitata',
  'bv besloten vennootschap',
  'nv naamloze vennootschap',
  'ab aktiebolag',
  'as aktieselskab',
  'oy osakeyhtio',
  'sarl sa rl',
  'zoo sp z oo',
  'zoo spolka z oo',
  'zoo spolka z ograniczona odpowiedzialnoscia',
  'ltd ltd sti',
  'ltd limited sirketi',
  'as anonim sirketi',
].map((line) => {
  const [short = '', ...form] = line.split(' ')
  return { short, form }
})

const legalForms: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'ltd limited ltda pty pte pvt private bhd sdn',
    'plc',
    'inc incorporated corp corporation pc',
    'llc',
    'llp lp',
    'co company cie',
    'gmbh mbh ggmbh gesmbh',
    'ag',
    'kg kgaa ohg',
    'ug',
    'se',
    'ev eg ek',
    'sa sau',
    'sas sasu',
    'sarl srl slu sl eurl',
    'spa sapa',
    'bv nv',
    'cv vof',
    'oy oyj',
    'ab',
    'as asa aps',
    'kk kabushiki kaisha',
    'ooo oao zao pao tov',
    'zrt kft nyrt bt',
    'sro doo dd sp zoo',
    'eireli',
  ].flatMap((line) => line.split(' ').map((word) => [word, line.split(' ')[0] ?? word])),
)

const inFull: Readonly<Record<string, string>> = Object.fromEntries(
  `intl international|natl national|mfg manufacturing|mfrs manufacturers|svcs services|svc service|assoc associates|assocs associates
bros brothers|mgmt management|hldgs holdings|grp group|engg engineering|constr construction|dist distribution|distr distribution
univ university|inst institute|dept department|fin financial|ins insurance|pharm pharmaceuticals|prod products|prods products
sys systems|tel telephone|transp transport|govt government|ctr center|centre center`
    .split(/[|\n]/)
    .map((line) => line.split(' ')),
)

const fillWords: ReadonlySet<string> = new Set(['the', 'and', 'und', 'et', 'of', 'de', 'der', 'die', 'y'])
