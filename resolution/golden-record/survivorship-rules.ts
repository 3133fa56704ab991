/**
 * What decides between several values of an attribute: the source's priority, the time of observation, the number of sources that state it,
 * or its length. Ties are decided by priority, then by time.
 */
export type AttributeRule = 'SOURCE_PRIORITY' | 'MOST_RECENT' | 'MOST_FREQUENT' | 'LONGEST'

const ruleByAttribute: Readonly<Record<string, AttributeRule>> = {
  // People move and change their occupation.
  addresses: 'MOST_RECENT',
  preferredLanguage: 'MOST_RECENT',
  language: 'MOST_RECENT',
  timeZone: 'MOST_RECENT',
  maritalStatus: 'MOST_RECENT',
  employer: 'MOST_RECENT',
  jobTitle: 'MOST_RECENT',
  department: 'MOST_RECENT',
  income: 'MOST_RECENT',
  lastLoginAt: 'MOST_RECENT',
  employeeCount: 'MOST_RECENT',
  // These never change: a difference is a typing error.
  birthDate: 'MOST_FREQUENT',
  gender: 'MOST_FREQUENT',
  nationality: 'MOST_FREQUENT',
  foundedOn: 'MOST_FREQUENT',
  // The others are abbreviations.
  description: 'LONGEST',
  notes: 'LONGEST',
}

/** For an attribute that the list does not name: the source's priority. */
export function ruleOf(attribute: string): AttributeRule {
  return Object.hasOwn(ruleByAttribute, attribute)
    ? (ruleByAttribute[attribute] ?? 'SOURCE_PRIORITY')
    : 'SOURCE_PRIORITY'
}
