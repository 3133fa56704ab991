import type { Category } from '../../../access/categories.ts'
import { wordsOfKey } from '../../words-of-key.ts'

/** The kind of an attribute, by its name alone. */
export interface AttributeKind {
  readonly category: Category
  /** The identifier type or attribute name by which the policy masks the value. */
  readonly maskedAs: string
}

/**
 * The category that an attribute's name states, in any spelling: `contactEmail`, `private_phone`, `date-of-birth`. Null if one of its words
 * is unknown, because `illnessName` is not a name.
 */
export function attributeKind(name: string): AttributeKind | null {
  const words = wordsOfKey(name).filter((word) => !qualifiers.has(word))
  return kinds.get(words.join(' ')) ?? null
}

/** Words that state whose value it is, or how it is counted, but not what it is. */
const qualifiers: ReadonlySet<string> = new Set(
  `contact person home private personal work office business primary secondary main billing invoice owner proprietor ceo cfo cto chief
   executive director managing manager partner employee customer of no nr num number id`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

const kinds: ReadonlyMap<string, AttributeKind> = new Map(
  [
    kindOf(
      'IDENTIFYING',
      'fullName',
      'name',
      'first name',
      'last name',
      'given name',
      'family name',
      'full name',
      'surname',
    ),
    kindOf(
      'IDENTIFYING',
      'birthDate',
      'birth date',
      'date birth',
      'birthdate',
      'birthday',
      'dob',
      'birth day',
      'birth year',
    ),
    kindOf(
      'IDENTIFYING',
      'NATIONAL_ID',
      'national',
      'national insurance',
      'social security',
      'ssn',
      'identity card',
      'nino',
    ),
    kindOf('IDENTIFYING', 'PASSPORT', 'passport'),
    kindOf('IDENTIFYING', 'DRIVER_LICENCE', 'driver licence', 'driver license', 'drivers license', 'driving licence'),
    kindOf('IDENTIFYING', 'TAX_ID', 'tax', 'taxpayer', 'vat', 'tin'),
    kindOf(
      'IDENTIFYING',
      'COMPANY_REGISTRATION',
      'registration',
      'company registration',
      'company',
      'trade register',
      'lei',
    ),
    kindOf('CONTACT', 'EMAIL', 'email', 'e mail', 'mail', 'email address', 'mail address', 'e mail address'),
    kindOf(
      'CONTACT',
      'PHONE',
      'phone',
      'telephone',
      'tel',
      'mobile',
      'mobile phone',
      'cell',
      'cell phone',
      'landline',
      'fax',
    ),
    kindOf(
      'CONTACT',
      'addresses',
      'address',
      'addresses',
      'street',
      'street address',
      'postal address',
      'city',
      'town',
      'line',
      'region',
    ),
    kindOf('CONTACT', 'addresses', 'postal code', 'postcode', 'zip', 'zip code'),
    kindOf('CONTACT', 'website', 'website', 'web site', 'url', 'homepage', 'domain'),
    kindOf('FINANCIAL', 'BANK_ACCOUNT', 'iban', 'bank account', 'account iban'),
    kindOf(
      'FINANCIAL',
      'revenue',
      'revenue',
      'annual revenue',
      'revenue band',
      'turnover',
      'annual turnover',
      'profit',
    ),
  ].flat(),
)

function kindOf(category: Category, maskedAs: string, ...names: readonly string[]) {
  return names.map((name): readonly [string, AttributeKind] => [name, { category, maskedAs }])
}
