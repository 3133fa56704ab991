import { latinWords } from './transliterate.ts'

export interface OrganisationName {
  /** Folded words without legal form, article and country of the legal form; as written where nothing else is left. */
  readonly words: readonly string[]
  /** One code for the forms of one kind (`ltd` for Ltd and Limited); null where none is written. */
  readonly legalForm: string | null
}

/** Null where the text holds neither letter nor digit. */
export function organisationNameOf(written: string): OrganisationName | null {
  const parts = latinWords(joinedForms(written.replace(/&/g, ' and ').replace(/\((?:[^)]*)\)/g, ' ')))
  const all = parts.length > 0 ? parts : latinWords(written)
  if (all.length === 0) return null
  let legalForm: string | null = null
  for (const word of all) legalForm ??= legalForms[word] ?? null
  const kept = all.filter((word) => legalForms[word] === undefined && !fillWords.has(word))
  return { words: kept.length > 0 ? kept : all, legalForm }
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

/** `S.A.`, `G.m.b.H.` and `A/S` as one word; the East Asian forms stand without blanks. */
function joinedForms(name: string): string {
  return name
    .replace(/\u682a\u5f0f\u4f1a\u793e/g, ' kk ')
    .replace(/\u6709\u9650\u8d23\u4efb\u516c\u53f8|\u6709\u9650\u516c\u53f8/g, ' ltd ')
    .replace(/\uc8fc\uc2dd\ud68c\uc0ac/g, ' plc ')
    .replace(/\b(?:\p{L}[./]\s?){1,4}\p{L}{0,2}(?=\W|$)/gu, (form) => form.replace(/[./\s]/g, ''))
}

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

const fillWords: ReadonlySet<string> = new Set(['the', 'and', 'und', 'et', 'of', 'de', 'der', 'die', 'y'])
