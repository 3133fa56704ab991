/** What is compared, and the possible results: `MISSING` (no evidence), then from the best to the worst. */
export const personFeatures = {
  givenName: [
    'MISSING',
    'EXACT',
    'SWAPPED',
    'NICKNAME',
    'SOUND',
    'VERY_CLOSE',
    'CLOSE',
    'VARIANT',
    'INITIAL',
    'NEITHER',
    'DIFFERENT',
    'UNLIKE',
    'OTHER',
  ],
  middleName: ['MISSING', 'EXACT', 'INITIAL', 'CLOSE', 'DIFFERENT'],
  familyName: ['MISSING', 'EXACT', 'SWAPPED', 'VERY_CLOSE', 'CLOSE', 'PART', 'INITIAL', 'DIFFERENT'],
  suffix: ['MISSING', 'EXACT', 'ONE_SIDED', 'DIFFERENT'],
  birthDate: [
    'MISSING',
    'EXACT',
    'READING',
    'COMMON',
    'PARTIAL',
    'SWAPPED',
    'ONE_TYPO',
    'TWO_TYPOS',
    'FAR',
    'DIFFERENT',
    'GENERATION',
  ],
  gender: ['MISSING', 'EXACT', 'TELLING', 'DIFFERENT'],
  houseNumber: ['MISSING', 'EXACT', 'CLOSE', 'DIFFERENT'],
  street: ['MISSING', 'EXACT', 'VERY_CLOSE', 'CLOSE', 'SWAPPED', 'DIFFERENT'],
  secondary: ['MISSING', 'EXACT', 'CLOSE', 'DIFFERENT'],
  unit: ['MISSING', 'EXACT', 'DIFFERENT'],
  postalCode: ['MISSING', 'EXACT', 'CLOSE', 'DIFFERENT'],
  city: ['MISSING', 'EXACT', 'VERY_CLOSE', 'CLOSE', 'DIFFERENT'],
  region: ['MISSING', 'EXACT', 'DIFFERENT'],
  country: ['MISSING', 'EXACT', 'DIFFERENT'],
  address: ['MISSING', 'HOME', 'PLACE', 'DIFFERENT'],
  phone: ['MISSING', 'EXACT', 'TRAILING', 'CLOSE', 'DIFFERENT'],
  email: ['MISSING', 'EXACT', 'PROVIDER_KEY', 'ROLE', 'LOCAL_PART', 'DIFFERENT'],
  nationalId: ['MISSING', 'EXACT', 'ONE_TYPO', 'TWO_TYPOS', 'DIFFERENT'],
  passport: ['MISSING', 'EXACT', 'ONE_TYPO', 'TWO_TYPOS', 'DIFFERENT'],
  driverLicence: ['MISSING', 'EXACT', 'ONE_TYPO', 'TWO_TYPOS', 'DIFFERENT'],
  taxId: ['MISSING', 'EXACT', 'ONE_TYPO', 'TWO_TYPOS', 'DIFFERENT'],
  otherId: ['MISSING', 'EXACT', 'BANK_ACCOUNT'],
  employer: ['MISSING', 'EXACT', 'CLOSE', 'DIFFERENT'],
  relation: ['MISSING', 'SAME', 'BETWEEN'],
  uniqueId: ['MISSING', 'DISTINCT'],
  typos: ['MISSING', 'SEVERAL', 'ONE', 'NONE'],
  twins: ['MISSING', 'AGED', 'NO_TWINS', 'OLD', 'YOUNG'],
  namesake: ['MISSING', 'NO_GENERATION', 'OTHER_FAMILY', 'OTHER_HOUSE', 'NAME_ALONE', 'BORN_ALIKE'],
  selfTold: ['MISSING', 'CONTACT'],
} as const

export const organisationFeatures = {
  name: ['MISSING', 'EXACT', 'VERY_CLOSE', 'CLOSE', 'ACRONYM', 'CONTAINED', 'AFFILIATE', 'OVERLAP', 'DIFFERENT'],
  legalForm: ['MISSING', 'EXACT', 'DIFFERENT'],
  houseNumber: personFeatures.houseNumber,
  street: personFeatures.street,
  secondary: personFeatures.secondary,
  unit: personFeatures.unit,
  postalCode: personFeatures.postalCode,
  city: personFeatures.city,
  region: personFeatures.region,
  country: personFeatures.country,
  address: personFeatures.address,
  phone: personFeatures.phone,
  email: personFeatures.email,
  domain: ['MISSING', 'EXACT', 'DIFFERENT'],
  registration: personFeatures.nationalId,
  taxId: personFeatures.taxId,
  lei: personFeatures.nationalId,
  otherId: personFeatures.otherId,
  relation: personFeatures.relation,
  uniqueId: personFeatures.uniqueId,
} as const

export type FeatureTable = Readonly<Record<string, readonly string[]>>

type Indexes<T extends FeatureTable> = { readonly [F in keyof T]: number }

/** The index of each feature in a vector of levels. */
export const personIndex: Indexes<typeof personFeatures> = indexesOf(personFeatures)
export const organisationIndex: Indexes<typeof organisationFeatures> = indexesOf(organisationFeatures)

function indexesOf<T extends FeatureTable>(table: T): Indexes<T> {
  // The keys of the table are the keys of the result.
  return Object.fromEntries(Object.keys(table).map((name, index) => [name, index])) as Indexes<T>
}

/**
 * One number per feature: the index of its level in the table. 0 if a side has no value. Not a typed array, because small ones are slow to
 * create.
 */
export type Levels = number[]

/** The index of each level in the list of its feature. */
export function levelsOf<const L extends readonly string[]>(names: L): { readonly [N in L[number]]: number } {
  // The names of the levels are the keys of the result.
  return Object.fromEntries(names.map((name, index) => [name, index])) as { readonly [N in L[number]]: number }
}
