/** A person's birth date, if the text says that it is one: `born 1 May 1980`, `geb. 01.05.1980`, `DOB: 1980-05-01`. */
export function statesBirth(text: string): boolean {
  return birthForm.test(text) || bornInYear.test(text)
}

const date =
  '(?:\\d{1,4}[./\\- ]{1,2}\\d{1,2}[./\\- ]{1,2}\\d{2,4}|\\d{1,2}(?:st|nd|rd|th|er|\\.)?(?: (?:de|di|of))? \\p{L}{3,12}\\.?(?: de)?,? \\d{2,4}|\\p{L}{3,12}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{2,4}|(?:19|20)\\d{6})'
const born =
  'born|geboren|geb\\.|n\u00e9e? le|nacid[oa]|nat[oa] il|nascid[oa]|urodzon[ay]|ur\\.|f\u00f6dd|f\u00f8dt|syntynyt|narozen[a\u00fd]?'
const birthForm = new RegExp(
  `(?<![\\p{L}\\d])(?:${born}|birth(?:day|date)?|d\\.?o\\.?b\\.?|geburtstag|geburtsdatum|naissance|nacimiento|nascita|nascimento|geboortedatum|urodzenia|f\u00f6delsedatum|f\u00f8dselsdato|\\*)[^\\d\\p{L}]{0,5}(?:(?:on|is|am|at|date|the|le|el|il|em|op|dnia|den|:) ?){0,2}[^\\d\\p{L}]{0,3}${date}`,
  'iu',
)
const bornInYear = new RegExp(
  `(?<![\\p{L}\\d])(?:${born}|n\u00e9e? en|nat[oa] nel)[^\\d\\p{L}]{1,3}(?:(?:in|im|en|em|nel|w|\u00e5r|year|jahr) ?){0,2}(?:19|20)\\d\\d(?!\\d)`,
  'iu',
)
