import { latinWords } from '../resolution/normalise/transliterate.ts'

/**
 * Legal forms of companies and other bodies, by language, as people and registers write them. Only these count as stated: any other text may
 * stand for nothing (`n/a`, `Other`, `Privat`), and must not open the name of a person.
 */
const formsByLanguage: Readonly<Record<string, readonly string[]>> = {
  English: [
    ...['Ltd', 'Limited', 'private limited', 'limited company', 'private limited company'],
    ...['private company limited by shares', 'company limited by shares', 'company limited by guarantee', 'Pty Ltd'],
    ...['Pvt Ltd', 'Pte Ltd', 'PLC', 'public limited company', 'public company', 'unlimited company', 'DAC', 'CLG'],
    ...['Inc', 'Incorporated', 'Corp', 'Corporation', 'C corporation', 'S corporation', 'C-Corp', 'S-Corp', 'LLC'],
    ...['limited liability company', 'single-member LLC', 'PLLC', 'LLP', 'limited liability partnership', 'LP', 'LLLP'],
    ...['limited partnership', 'general partnership', 'partnership', 'joint stock company', 'stock company', 'JSC'],
    ...['professional corporation', 'benefit corporation', 'nonprofit', 'non-profit', 'nonprofit corporation', 'CIC'],
    ...['community interest company', 'CIO', 'charity', 'charitable trust', 'foundation', 'association', 'trust'],
    ...['cooperative', 'cooperative society', 'co-op', 'building society', 'corporation sole', 'holding company'],
    ...['government', 'government agency', 'public body', 'public authority', 'municipality', 'state-owned enterprise'],
    ...['university', 'Sdn Bhd', 'Bhd', 'PT', 'CV', 'Societas Europaea', 'SE', 'SCE', 'EEIG'],
  ],
  German: [
    ...[
      'GmbH',
      'gGmbH',
      'GesmbH',
      'mbH',
      'Gesellschaft mit beschr\u00e4nkter Haftung',
      'UG',
      'UG haftungsbeschr\u00e4nkt',
    ],
    ...['Unternehmergesellschaft', 'AG', 'gAG', 'Aktiengesellschaft', 'KG', 'Kommanditgesellschaft', 'GmbH & Co. KG'],
    ...['GmbH & Co. KGaA', 'KGaA', 'Kommanditgesellschaft auf Aktien', 'AG & Co. KG', 'UG & Co. KG', 'OHG', 'OG'],
    ...['offene Handelsgesellschaft', 'offene Gesellschaft', 'PartG', 'PartG mbB', 'PartGmbB', 'FlexCo', 'FlexKapG'],
    ...['Partnerschaftsgesellschaft', 'eG', 'Genossenschaft', 'eingetragene Genossenschaft', 'e.V.', 'Verein'],
    ...[
      'eingetragener Verein',
      'Stiftung',
      'Kollektivgesellschaft',
      'VVaG',
      'Anstalt',
      'K\u00f6rperschaft',
      'Kapitalgesellschaft',
    ],
    ...[
      'Anstalt des \u00f6ffentlichen Rechts',
      'K\u00f6rperschaft des \u00f6ffentlichen Rechts',
      'A\u00f6R',
      'K\u00f6R',
      'K.d.\u00f6.R.',
    ],
  ],
  French: [
    ...[
      'SA',
      'soci\u00e9t\u00e9 anonyme',
      'SAS',
      'soci\u00e9t\u00e9 par actions simplifi\u00e9e',
      'SASU',
      'SARL',
      'EURL',
      'SELARL',
    ],
    ...[
      'soci\u00e9t\u00e9 \u00e0 responsabilit\u00e9 limit\u00e9e',
      'SNC',
      'soci\u00e9t\u00e9 en nom collectif',
      'SCA',
      'SCS',
      'SCI',
      'SCP',
      'SCM',
    ],
    ...[
      'soci\u00e9t\u00e9 civile',
      'soci\u00e9t\u00e9 civile immobili\u00e8re',
      'SCOP',
      'SCIC',
      'SCRL',
      'SPRL',
      'SRL',
      'ASBL',
      'GIE',
    ],
    ...[
      'association loi 1901',
      'soci\u00e9t\u00e9 coop\u00e9rative',
      'fondation',
      'mutuelle',
      '\u00e9tablissement public',
    ],
  ],
  'Italian, Spanish, Catalan, Portuguese': [
    ...[
      'SpA',
      'societ\u00e0 per azioni',
      'SRL',
      'SRLS',
      'societ\u00e0 a responsabilit\u00e0 limitata',
      'SNC',
      'SAS',
      'SAPA',
    ],
    ...[
      'societ\u00e0 in nome collettivo',
      'societ\u00e0 in accomandita semplice',
      'societ\u00e0 cooperativa',
      'fondazione',
    ],
    ...[
      'SL',
      'SLU',
      'SLL',
      'SAU',
      'sociedad limitada',
      'sociedad an\u00f3nima',
      'sociedad de responsabilidad limitada',
    ],
    ...['S de RL', 'S de RL de CV', 'SA de CV', 'SAPI de CV', 'SAC', 'SCoop', 'sociedad cooperativa', 'fundaci\u00f3n'],
    ...[
      'societat limitada',
      'societat an\u00f2nima',
      'Lda',
      'Ltda',
      'limitada',
      'sociedade limitada',
      'sociedade por quotas',
    ],
    ...['sociedade an\u00f4nima', 'sociedade unipessoal por quotas', 'unipessoal Lda', 'EIRELI', 'cooperativa', 'S/A'],
  ],
  Dutch: [
    ...[
      'BV',
      'besloten vennootschap',
      'NV',
      'naamloze vennootschap',
      'VOF',
      'vennootschap onder firma',
      'BVBA',
      'CVBA',
    ],
    ...['commanditaire vennootschap', 'co\u00f6peratie', 'stichting', 'vereniging', 'VZW'],
  ],
  'Nordic and Baltic languages': [
    ...[
      'AB',
      'aktiebolag',
      'handelsbolag',
      'HB',
      'kommanditbolag',
      'ekonomisk f\u00f6rening',
      'stiftelse',
      'A/S',
      'ApS',
    ],
    ...['aktieselskab', 'anpartsselskab', 'I/S', 'K/S', 'P/S', 'ASA', 'aksjeselskap', 'allmennaksjeselskap', 'ANS'],
    ...[
      'Oy',
      'Oyj',
      'Oy Ab',
      'osakeyhti\u00f6',
      'julkinen osakeyhti\u00f6',
      'kommandiittiyhti\u00f6',
      'avoin yhti\u00f6',
      'osuuskunta',
    ],
    ...[
      'ehf',
      'hf',
      'einkahlutaf\u00e9lag',
      'hlutaf\u00e9lag',
      'O\u00dc',
      'osa\u00fching',
      'aktsiaselts',
      'SIA',
      'UAB',
      'MB',
    ],
    ...[
      'sabiedr\u012bba ar ierobe\u017eotu atbild\u012bbu',
      'akciju sabiedr\u012bba',
      'u\u017edaroji akcin\u0117 bendrov\u0117',
      'akcin\u0117 bendrov\u0117',
    ],
  ],
  'Central and South-Eastern Europe': [
    ...[
      'sp. z o.o.',
      'sp\u00f3\u0142ka z o.o.',
      'sp\u00f3\u0142ka z ograniczon\u0105 odpowiedzialno\u015bci\u0105',
      'S.A.',
      'sp\u00f3\u0142ka akcyjna',
      'sp. k.',
    ],
    ...[
      'sp. j.',
      'sp\u00f3\u0142ka jawna',
      'sp\u00f3\u0142ka komandytowa',
      'sp. z o.o. sp. k.',
      's.r.o.',
      'spol. s r.o.',
      'a.s.',
      'v.o.s.',
    ],
    ...[
      'spole\u010dnost s ru\u010den\u00edm omezen\u00fdm',
      'spolo\u010dnos\u0165 s ru\u010den\u00edm obmedzen\u00fdm',
      'akciov\u00e1 spole\u010dnost',
      'Kft',
      'Zrt',
    ],
    ...[
      'korl\u00e1tolt felel\u0151ss\u00e9g\u0171 t\u00e1rsas\u00e1g',
      'Nyrt',
      'Bt',
      'bet\u00e9ti t\u00e1rsas\u00e1g',
      'd.o.o.',
      'd.d.',
      'j.d.o.o.',
      'SRL',
      'SRL-D',
    ],
    ...[
      'societate cu r\u0103spundere limitat\u0103',
      'societate pe ac\u021biuni',
      'EOOD',
      'OOD',
      '\u0415\u041e\u041e\u0414',
      '\u041e\u041e\u0414',
      'Sh.p.k.',
      'Sh.a.',
    ],
    ...[
      'A.\u015e.',
      'anonim \u015firketi',
      'Ltd. \u015eti.',
      'limited \u015firketi',
      'limited \u015firket',
      'anonim \u015firket',
    ],
  ],
  'Russian, Ukrainian, Greek': [
    ...[
      '\u041e\u041e\u041e',
      '\u041e\u0410\u041e',
      '\u0417\u0410\u041e',
      '\u041f\u0410\u041e',
      '\u0410\u041e',
      '\u0422\u041e\u0412',
      '\u041f\u0440\u0410\u0422',
      '\u041f\u0410\u0422',
      '\u0422\u041e\u041e',
      'OOO',
      'OAO',
      'ZAO',
      'PAO',
      'TOV',
    ],
    '\u043e\u0431\u0449\u0435\u0441\u0442\u0432\u043e \u0441 \u043e\u0433\u0440\u0430\u043d\u0438\u0447\u0435\u043d\u043d\u043e\u0439 \u043e\u0442\u0432\u0435\u0442\u0441\u0442\u0432\u0435\u043d\u043d\u043e\u0441\u0442\u044c\u044e',
    '\u0430\u043a\u0446\u0438\u043e\u043d\u0435\u0440\u043d\u043e\u0435 \u043e\u0431\u0449\u0435\u0441\u0442\u0432\u043e',
    '\u0442\u043e\u0432\u0430\u0440\u0438\u0441\u0442\u0432\u043e \u0437 \u043e\u0431\u043c\u0435\u0436\u0435\u043d\u043e\u044e \u0432\u0456\u0434\u043f\u043e\u0432\u0456\u0434\u0430\u043b\u044c\u043d\u0456\u0441\u0442\u044e',
    ...[
      '\u0391.\u0395.',
      '\u0395.\u03a0.\u0395.',
      '\u0399.\u039a.\u0395.',
      '\u039f.\u0395.',
      '\u0395.\u0395.',
      '\u03b1\u03bd\u03ce\u03bd\u03c5\u03bc\u03b7 \u03b5\u03c4\u03b1\u03b9\u03c1\u03b5\u03af\u03b1',
    ],
  ],
  'Asian languages': [
    ...[
      '\u682a\u5f0f\u4f1a\u793e',
      '\u6709\u9650\u4f1a\u793e',
      '\u5408\u540c\u4f1a\u793e',
      '\u5408\u540d\u4f1a\u793e',
      '\u5408\u8cc7\u4f1a\u793e',
      'KK',
      'kabushiki kaisha',
      'godo kaisha',
      'GK',
    ],
    ...[
      '\u6709\u9650\u516c\u53f8',
      '\u6709\u9650\u8d23\u4efb\u516c\u53f8',
      '\u6709\u9650\u8cac\u4efb\u516c\u53f8',
      '\u80a1\u4efd\u6709\u9650\u516c\u53f8',
    ],
    ...[
      '\uc8fc\uc2dd\ud68c\uc0ac',
      '\uc720\ud55c\ud68c\uc0ac',
      'c\u00f4ng ty TNHH',
      'c\u00f4ng ty c\u1ed5 ph\u1ea7n',
      '\u0628\u05e2"\u05de',
      '\u05d7\u05d1\u05e8\u05d4 \u05d1\u05e2"\u05de',
    ],
    ...[
      '\u0634\u0631\u0643\u0629 \u0630\u0627\u062a \u0645\u0633\u0624\u0648\u0644\u064a\u0629 \u0645\u062d\u062f\u0648\u062f\u0629',
      '\u0634\u0631\u0643\u0629 \u0645\u0633\u0627\u0647\u0645\u0629',
    ],
  ],
}

const forms: ReadonlySet<string> = new Set(
  Object.values(formsByLanguage)
    .flat()
    .map(asRead)
    .filter((form) => form.length > 1),
)

/** Long enough to have no other meaning inside a longer text. */
const leastLetters = 11
const phrases = Object.values(formsByLanguage).flatMap((written) =>
  written.map((form) => latinWords(form).join(' ')).filter((phrase) => phrase.length >= leastLetters),
)

/**
 * Whether a text that a source wrote as a legal form is that of a company: the whole text, a part between signs, the word at its end
 * (`Delaware LLC`), a phrase in it, or a code of ISO 20275.
 */
export function isCompanyForm(legalForm: string): boolean {
  const text = legalForm.trim()
  if (isCode.test(text)) return true
  if (denies.test(text)) return false
  if ([text, ...text.split(/[,;/|()[\]]+/)].some((part) => forms.has(asRead(part)))) return true
  const words = latinWords(text)
  const last = words.at(-1) ?? ''
  // Two letters at the end of a text may be anything.
  if (last.length > 2 && forms.has(last)) return true
  const spaced = ` ${words.join(' ')} `
  return phrases.some((phrase) => spaced.includes(` ${phrase} `))
}

/** Those of ISO 20275 with a digit and a letter: `8888` and `9999` say that there is none, and `NONE` is a word. */
const isCode = /^(?=.*\d)(?=.*[A-Z])[A-Z\d]{4}$/

/** `no company`, `keine GmbH`, but not `non-profit`. */
const denies =
  /^(?:no|not|none|never|without|non(?![\s-]?profit)|kein\p{L}*|nicht|ohne|pas|sans|sin|sem|senza|geen|niet|zonder|bez|brak|inte|ingen|ikke)(?!\p{L})/iu

/** Letters only: `e. V.` and `eV` are the same. */
function asRead(text: string): string {
  return latinWords(text).join('')
}
