/** The protections between a figure and the people behind it. Each can be switched off, which only tests do. */
export interface Protections {
  /** Only complete calendar months, quarters and years are allowed. */
  readonly periods: boolean
  /** Every figure carries a keyed error. */
  readonly errors: boolean
  /** Figures are rounded to their precision. */
  readonly rounding: boolean
  /** Nobody's amount counts for more than the third-largest of the cell. */
  readonly caps: boolean
  /** Small groups are combined until what remains of any total is large enough as well. */
  readonly complements: boolean
  /** A figure changes only when the data of ten or more people behind it have changed. */
  readonly releases: boolean
  /** The number of different questions per client and year is limited. */
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
