import { organisationNameOf } from '../resolution/normalise/organisation-name.ts'
import { latinWords } from '../resolution/normalise/transliterate.ts'
import { isCompanyForm } from './company-forms.ts'

/**
 * Legal forms of a business that is its owner, by language, as people and registers write them: those of ISO 20275 (the list of entity
 * legal forms of GLEIF, edition of 28 September 2023), and the everyday words of the same languages.
 */
const formsByLanguage: Readonly<Record<string, readonly string[]>> = {
  English: [
    'sole trader',
    'sole tradership',
    'sole proprietor',
    'sole proprietors',
    'sole proprietorship',
    'sole prop.',
    'prop.',
    'proprietor',
    'private person',
    'one person business',
    'single proprietorship',
    'proprietorship',
    'sole owner',
    'sole practitioner',
    'sole practice',
    'individual proprietor',
    'individual entrepreneur',
    'individual enterprise',
    'individual business',
    'self employed',
    'freelance',
    'freelancer',
    'independent contractor',
    'natural person',
    'individual',
    'individually owned co',
    'assumed business name',
    'trade name',
    'DBA',
    'd/b/a',
    'doing business as',
  ],
  German: [
    'Einzelunternehmen',
    'Einzelunternehmer',
    'Einzelunternehmerin',
    'Einzelunternehmung',
    'Einzelfirma',
    'Einzelkaufmann',
    'Einzelkauffrau',
    'eingetragener Kaufmann',
    'eingetragene Kauffrau',
    'eingetragener Unternehmer',
    'eingetragene Unternehmerin',
    'e.K.',
    'e.Kfm.',
    'e.Kfr.',
    'e.Kffr.',
    'e.U.',
    'Freiberufler',
    'Freiberuflerin',
    'freier Beruf',
    'Kleingewerbe',
    'Kleingewerbetreibender',
    'Kleinunternehmer',
    'Kleinunternehmerin',
    'Gewerbetreibender',
    'Gewerbetreibende',
    'Nebengewerbe',
    'Privatperson',
    'Inh.',
    'Inhaber',
    'Inhaberin',
    // No legal person: its partners own it together and are liable, and it is in no register unless it wants to be.
    'GbR',
    'eGbR',
    'Gesellschaft b\u00fcrgerlichen Rechts',
    'BGB-Gesellschaft',
    'nat\u00fcrliche Person',
  ],
  French: [
    'entreprise individuelle',
    'entreprise personne physique',
    'entrepreneur individuel',
    'entrepreneuse individuelle',
    'auto-entrepreneur',
    'auto-entrepreneuse',
    'autoentrepreneur',
    'micro-entrepreneur',
    'micro-entrepreneuse',
    'micro-entreprise',
    'raison individuelle',
    'profession lib\u00e9rale',
    'personne physique',
    'travailleur ind\u00e9pendant',
    'ind\u00e9pendant',
    'EI',
    'EIRL',
  ],
  Italian: [
    'ditta individuale',
    'impresa individuale',
    'ragione individuale',
    'imprenditore individuale',
    'imprenditrice individuale',
    'libero professionista',
    'libera professionista',
    'lavoratore autonomo',
    'lavoratrice autonoma',
    'partita IVA',
    'titolare di partita IVA',
    'persona fisica',
  ],
  'Spanish, Catalan': [
    'aut\u00f3nomo',
    'aut\u00f3noma',
    'trabajador aut\u00f3nomo',
    'trabajadora aut\u00f3noma',
    'empresario individual',
    'empresaria individual',
    'empresa individual',
    'emprendedor de responsabilidad limitada',
    'persona f\u00edsica',
    'persona natural',
    'aut\u00f2nom',
  ],
  Portuguese: [
    'empres\u00e1rio em nome individual',
    'empres\u00e1ria em nome individual',
    'empres\u00e1rio individual',
    'empres\u00e1ria individual',
    'estabelecimento individual de responsabilidade limitada',
    'microempreendedor individual',
    'microempreendedora individual',
    'trabalhador independente',
    'pessoa singular',
    'pessoa f\u00edsica',
    'ENI',
    'MEI',
  ],
  Dutch: ['eenmanszaak', 'zelfstandige', 'zelfstandige zonder personeel', 'zzp', 'zzp\u2019er', 'natuurlijk persoon'],
  'Swedish, Danish, Norwegian, Finnish, Icelandic': [
    'enskild firma',
    'enskild n\u00e4ringsidkare',
    'enskild n\u00e4ringsverksamhet',
    'egenf\u00f6retagare',
    'enkeltmandsvirksomhed',
    'enkeltmandsfirma',
    'personligt ejet mindre virksomhed',
    'enkeltpersonforetak',
    'enkeltpersonsforetak',
    'ENK',
    'toiminimi',
    'yksityinen toiminimi',
    'yksityinen elinkeinonharjoittaja',
    'elinkeinonharjoittaja',
    'tmi',
    'einstaklingsfyrirt\u00e6ki',
  ],
  'Baltic languages': [
    'f\u00fc\u00fcsilisest isikust ettev\u00f5tja',
    'FIE',
    'individu\u0101lais komersants',
    'individu\u0101lais uz\u0146\u0113mums',
    'pa\u0161nodarbin\u0101ta persona',
    'individuali \u012fmon\u0117',
    'individualios \u012fmon\u0117s',
    'individuali veikla',
  ],
  'Polish, Czech, Slovak, Hungarian': [
    'jednoosobowa dzia\u0142alno\u015b\u0107',
    'jednoosobowa dzia\u0142alno\u015b\u0107 gospodarcza',
    'indywidualna dzia\u0142alno\u015b\u0107 gospodarcza',
    'osoba fizyczna prowadz\u0105ca dzia\u0142alno\u015b\u0107 gospodarcz\u0105',
    'JDG',
    'osoba samostatn\u011b v\u00fdd\u011ble\u010dn\u011b \u010dinn\u00e1',
    'podnikaj\u00edc\u00ed fyzick\u00e1 osoba',
    'fyzick\u00e1 osoba podnikaj\u00edc\u00ed',
    'fyzick\u00e1 osoba',
    'OSV\u010c',
    '\u017eivnostn\u00edk',
    '\u017eivnos\u0165',
    'podnikate\u013e-fyzick\u00e1 osoba',
    'samostatne z\u00e1robkovo \u010dinn\u00e1 osoba',
    'SZ\u010cO',
    'egy\u00e9ni v\u00e1llalkoz\u00f3',
    'egy\u00e9ni v\u00e1llalkoz\u00e1s',
    'egy\u00e9ni c\u00e9g',
  ],
  'South Slavic, Albanian, Romanian, Turkish': [
    'samostojni podjetnik',
    'samostojna podjetnica',
    's. p.',
    'obrt',
    'obrtnik',
    'preduzetnik',
    '\u043f\u0440\u0435\u0434\u0443\u0437\u0435\u0442\u043d\u0438\u043a',
    '\u0435\u0434\u043d\u043e\u043b\u0438\u0447\u0435\u043d \u0442\u044a\u0440\u0433\u043e\u0432\u0435\u0446',
    '\u0415\u0422',
    'biznes individual',
    'person fizik',
    '\u00eentreprindere individual\u0103',
    'persoan\u0103 fizic\u0103 autorizat\u0103',
    '\u00ee. i.',
    'PFA',
    '\u015fah\u0131s \u015firketi',
    '\u015fah\u0131s firmas\u0131',
    '\u015fah\u0131s i\u015fletmesi',
    'ger\u00e7ek ki\u015fi',
  ],
  'Russian, Ukrainian, Greek': [
    '\u0438\u043d\u0434\u0438\u0432\u0438\u0434\u0443\u0430\u043b\u044c\u043d\u044b\u0439 \u043f\u0440\u0435\u0434\u043f\u0440\u0438\u043d\u0438\u043c\u0430\u0442\u0435\u043b\u044c',
    '\u0438\u043d\u0434\u0438\u0432\u0438\u0434\u0443\u0430\u043b\u044c\u043d\u044b\u0435 \u043f\u0440\u0435\u0434\u043f\u0440\u0438\u043d\u0438\u043c\u0430\u0442\u0435\u043b\u0438',
    '\u0441\u0430\u043c\u043e\u0437\u0430\u043d\u044f\u0442\u044b\u0439',
    '\u0418\u041f',
    '\u0444\u0456\u0437\u0438\u0447\u043d\u0430 \u043e\u0441\u043e\u0431\u0430-\u043f\u0456\u0434\u043f\u0440\u0438\u0454\u043c\u0435\u0446\u044c',
    '\u0424\u041e\u041f',
    '\u03b1\u03c4\u03bf\u03bc\u03b9\u03ba\u03ae \u03b5\u03c0\u03b9\u03c7\u03b5\u03af\u03c1\u03b7\u03c3\u03b7',
    '\u03b1\u03c4\u03bf\u03bc\u03b9\u03ba\u03ae',
  ],
  'Asian languages': [
    '\u500b\u4eba\u4e8b\u696d\u4e3b',
    '\u500b\u4eba\u4e8b\u696d',
    '\u4e2a\u4f53\u5de5\u5546\u6237',
    '\u500b\u9ad4\u5de5\u5546\u6236',
    '\u4e2a\u4eba\u72ec\u8d44\u4f01\u4e1a',
    '\u7368\u8cc7',
    '\uac1c\uc778\uc0ac\uc5c5\uc790',
    '\uc790\uc601\uc5c5',
    '\uc790\uc601\uc5c5\uc790',
    'h\u1ed9 kinh doanh',
    'doanh nghi\u1ec7p t\u01b0 nh\u00e2n',
    'perusahaan perseorangan',
    'usaha perseorangan',
    'milikan tunggal',
    '\u0645\u0624\u0633\u0633\u0629 \u0641\u0631\u062f\u064a\u0629',
    '\u05e2\u05d5\u05e1\u05e7 \u05de\u05d5\u05e8\u05e9\u05d4',
    '\u05e2\u05d5\u05e1\u05e7 \u05e4\u05d8\u05d5\u05e8',
  ],
}

/** Codes of ISO 20275 for the same forms. */
const codes =
  'ECWU G3R6 PT6C NPFB IPTQ 5OZV R6BI 4QXM 1EQC 1CML MXLT GF6X QR4F W8XG 456Q I8VP FUKI K09E ZY9X OL20 4HD1 4QIE LHBB QZEN BS22 A338 2IGL EXD7 ZILA DUGD P9CF 93WZ C4PZ SPIE SQ4I TG3X WQCR 1SL4 AZA0 88XU 4BEM'

const forms: ReadonlySet<string> = new Set(
  [...Object.values(formsByLanguage).flat(), ...codes.split(' ')].map(asRead).filter((form) => form !== ''),
)

/** Long enough to have no other meaning inside a longer text, such as `Einzelunternehmen (not registered)`. */
const leastLetters = 11
const phrases = Object.values(formsByLanguage).flatMap((written) =>
  written.map(wordsOf).filter((phrase) => phrase.length >= leastLetters),
)

/** Whether a legal form, as a source wrote it, is that of a sole trader: the whole text, a part between signs, or a phrase in it. */
export function isSoleTrader(legalForm: unknown): boolean {
  if (typeof legalForm !== 'string') return false
  if ([legalForm, ...legalForm.split(/[,;/|()[\]]+/)].some((part) => forms.has(asRead(part)))) return true
  const words = ` ${wordsOf(legalForm)} `
  return phrases.some((phrase) => words.includes(` ${phrase} `))
}

/** Whether a record states what the company is: nothing else than a known form does. */
export function statesForm(legalForm: unknown): legalForm is string {
  return typeof legalForm === 'string' && (isSoleTrader(legalForm) || isCompanyForm(legalForm))
}

/**
 * Whether the name of a company states the form of a legal person, or of a registered partnership: `Zwart GmbH`. Many forms are ordinary
 * words or letters as well (`Zwart Spa & Nails`, `Zwart Limited Editions`), so they count at the end of the name, or before a comma, a
 * bracket or a dash; elsewhere only those without another meaning, and those of three letters or more with dots.
 */
export function statesLegalPerson(name: string): boolean {
  if (eastAsianForm.test(name)) return true
  return name.split(/[,;()[\]{}|\u2013\u2014]|\s-\s/).some((part, at) => {
    const words = part.split(/\s+/).filter((word) => word !== '')
    return (
      endsWithForm(words, at === 0) ||
      words.some((word, index) => ofOneMeaning.has(asRead(word)) || (at + index > 0 && isDottedForm(word)))
    )
  })
}

/** Not if the whole name is nothing else. */
function endsWithForm(words: readonly string[], isFirst: boolean): boolean {
  const most = Math.min(mostWordsOfForm, isFirst ? words.length - 1 : words.length)
  return Array.from({ length: Math.max(most, 0) }, (_, at) => words.slice(-at - 1)).some(isForm)
}

/** Whether these words are a form and nothing else. The code `ev` is that of registered merchants and associations. */
function isForm(words: readonly string[]): boolean {
  const written = words.join(' ')
  const letters = asRead(written)
  if (
    letters === 'sp' ||
    letters === 'private' ||
    (letters === 'spa' && !/^(?:SPA|SpA|S\.\s?[pP]\.\s?A\.?)$/.test(written))
  )
    return false
  const { words: others, legalForm } = organisationNameOf(`x ${written}`) ?? { words: [], legalForm: null }
  return legalForm !== null && legalForm !== 'ev' && others.join() === 'x'
}

/** `S.p.A.`, `G.m.b.H.`. Two letters may be the initials of a person: `S. A. Zwart`. */
function isDottedForm(word: string): boolean {
  return /^(?:\p{L}\.){3,}\p{L}?$|^(?:\p{L}\.){2,}\p{L}$/u.test(word) && isForm([word])
}

const ofOneMeaning: ReadonlySet<string> = new Set(
  'gmbh ggmbh gesmbh llc llp ltd ltda kgaa sarl eurl sasu oyj kft zrt nyrt sdn bhd pty pvt eireli ooo oao zao pao'.split(
    ' ',
  ),
)

/** In East Asia, forms are written without a blank, before or after the name. */
const eastAsianForm =
  /\u682a\u5f0f\u4f1a\u793e|\u6709\u9650\u4f1a\u793e|\u5408\u540c\u4f1a\u793e|\u6709\u9650(?:\u8d23\u4efb|\u8cac\u4efb)?\u516c\u53f8|\uc8fc\uc2dd\ud68c\uc0ac|\uc720\ud55c\ud68c\uc0ac|\u3231|\u321c|\(\uc8fc\)|\(\u682a\)/

const mostWordsOfForm = 6

/**
 * Whether the name of a company states such a form: `Ann Lee e.K.`, `Lee Plumbing (sole trader)`, `\u0418\u041f \u0418\u0432\u0430\u043d\u043e\u0432`. Not if it states a form of
 * another kind as well, as `Freelance Software GmbH` does.
 */
export function isNamedAsSoleTrader(name: string): boolean {
  if (statesLegalPerson(name)) return false
  const words = name.split(/\s+/).filter((word) => word !== '')
  const ends = Array.from({ length: Math.min(mostWords, words.length - 1) }, (_, at) => words.slice(-at - 1).join(' '))
  const beginnings = Array.from({ length: Math.min(mostWords, words.length - 1) }, (_, at) => words.slice(0, at + 1))
  return (
    isSoleTrader(name) ||
    namesOwner.test(name) ||
    ends.some((end) => forms.has(asRead(end))) ||
    // At the beginning, a short Latin word such as `EI` is rather a part of the name.
    beginnings.some((start) => {
      const text = start.join(' ')
      return forms.has(asRead(text)) && (/[^\p{Script=Latin}\s.-]/u.test(text) || asRead(text).length >= leastLetters)
    })
  )
}

/** Followed by the owner: `Salon Rosa, Inh. Olga Zwart`. */
const namesOwner = /(?<!\p{L})(?:inh(?:aber(?:in)?)?|prop\.|proprietor)[.:]*\s+\p{L}/iu

/** Of a form at an end of a name. */
const mostWords = 4

function wordsOf(text: string): string {
  return latinWords(text).join(' ')
}

/** Letters only: `e. K.` and `eK` are the same. */
function asRead(text: string): string {
  return latinWords(text).join('')
}
