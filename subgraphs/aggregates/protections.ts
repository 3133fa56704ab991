/** What stands between a figure and the people behind it. Each can be switched off, which only tests do. */
export interface Protections {
  /** Only complete calendar months, quarters and years. */
  readonly periods: boolean
  /** Every figure carries a keyed error. */
  readonly errors: boolean
  /** Figures are rounded to what they can tell. */
  readonly rounding: boolean
  /** Nobody's amount counts for more than the third-largest of the cell. */
  readonly caps: boolean
  /** Small groups are put together until what they add up to is large enough as well. */
  readonly complements: boolean
  /** A figure changes only when the data of ten people or more behind it have changed. */
  readonly releases: boolean
  /** So many different questions per client and year. */
  readonly budget: boolean
}

export const allProtections: Protections = {
  periods: true,
  errors: true,
  rounding: true,
  caps: true,
  complements: true,
  releases: true,
  budget: true,
}
