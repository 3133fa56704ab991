import { leastPeople } from '../../access/policy.ts'

/** The largest error of a count of people. */
export const reach = 15

/**
 * The fewest people that a count with its error must state before anything is shown: then there are at least `leastPeople`, whatever the
 * error is.
 */
export const leastShown = leastPeople + reach

/** Different questions per client and year of the people asked about. */
export const questionsPerYear = 24
/** After this time, a question no longer counts. */
export const questionDays = 30

/**
 * Different currencies per client and year of the people asked about: the same amounts carry another error in each, and errors average out.
 */
export const currenciesPerYear = 3
/** After this time, a currency no longer counts. */
export const currencyDays = 365
