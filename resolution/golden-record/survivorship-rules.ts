/**
 * What decides between several values of an attribute: the source's priority; when it was observed; how many sources say it;
 * its length. Equal ones are decided by priority, then by time.
 */
export type AttributeRule = 'SOURCE_PRIORITY' | 'MOST_RECENT' | 'MOST_FREQUENT' | 'LONGEST'

const ruleByAttribute: Readonly<Record<string, AttributeRule>> = {
  // People move and change what they do.
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
  // They never change: what differs is a typo.
  birthDate: 'MOST_FREQUENT',
  gender: 'MOST_FREQUENT',
  nationality: 'MOST_FREQUENT',
  foundedOn: 'MOST_FREQUENT',
  // The others are shortened.
  description: 'LONGEST',
  notes: 'LONGEST',
}

/** Of an attribute the list does not name: the source's priority. */
export function ruleOf(attribute: string): AttributeRule {
  return Object.hasOwn(ruleByAttribute, attribute)
    ? (ruleByAttribute[attribute] ?? 'SOURCE_PRIORITY')
    : 'SOURCE_PRIORITY'
}
