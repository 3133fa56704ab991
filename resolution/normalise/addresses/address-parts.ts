/** One postal address in folded parts. An empty part is unknown. */
export interface Address {
  /** House number with its letter, `12a`. */
  readonly number: string
  /** Street words in full (`street` for `st`), without blanks between them. */
  readonly street: string
  /** Flat, unit or floor: its number or letter. */
  readonly unit: string
  /** The rest of the lines: a building's or a property's name, without blanks. */
  readonly secondary: string
  readonly postalCode: string
  readonly city: string
  readonly region: string
  /** ISO 3166-1 alpha-2. Empty if the address states none. */
  readonly country: string
  /** The words of the street as written, in order. */
  readonly streetWords: readonly string[]
  /** All words of lines and city in full, in order, however the address was divided; without signs for a number or a flat. */
  readonly words: readonly string[]
}
