/** Said instead of a figure: what the data lacks for it, in a sentence a reader can act on. */
export interface Refusal {
  readonly missing: string
}

export function isRefusal(answer: object): answer is Refusal {
  return 'missing' in answer
}
