/**
 * The longest text that is compared. It exceeds any name or address. Comparing two texts takes as long as the product of their lengths, and
 * a single pair of longer ones would delay every other request.
 */
const mostCharacters = 1_000

/**
 * Attributes without texts that are too long to be a name, a date or an address. They are stored and shown, but say nothing about who
 * somebody is.
 */
export function readableAttributes(attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return holdsLongText(attributes) ? withoutLongTexts(attributes) : attributes
}

function holdsLongText(value: unknown): boolean {
  if (typeof value === 'string') return value.length > mostCharacters
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsLongText)
}

function withoutLongTexts(attributes: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, withoutLongText(value)]))
}

function withoutLongText(value: unknown): unknown {
  if (typeof value === 'string') return value.length > mostCharacters ? '' : value
  if (Array.isArray(value)) return value.map(withoutLongText)
  return typeof value === 'object' && value !== null ? withoutLongTexts(value) : value
}
