import type { FeedbackType } from '../lines.ts'

/** One answer of a scored type. */
export interface Answer {
  readonly type: FeedbackType
  readonly score: number
  readonly scaleMax: number
}

export interface Score {
  readonly type: FeedbackType
  readonly score: number
  readonly answers: number
  readonly formula: string
}

interface Formula {
  readonly text: string
  /** What one answer adds to the mean. */
  readonly term: (answer: Answer) => number
}

/** How the answers of a type become one figure. */
const formulas: Readonly<Partial<Record<FeedbackType, Formula>>> = {
  NPS: {
    text: '100 * (answers of 9 and 10 - answers of 0 to 6) / answers, on a scale of 10',
    term: ({ score, scaleMax }) => {
      const onTen = (score / scaleMax) * 10
      return onTen >= 9 ? 100 : onTen < 7 ? -100 : 0
    },
  },
  CSAT: {
    text: '100 * answers of 4 and 5 / answers, on a scale of 5',
    term: ({ score, scaleMax }) => ((score / scaleMax) * 5 >= 4 ? 100 : 0),
  },
  EFFORT_SCORE: { text: 'mean on a scale of 7', term: ({ score, scaleMax }) => 7 * (score / scaleMax) },
  REVIEW: { text: 'mean on a scale of 5', term: ({ score, scaleMax }) => 5 * (score / scaleMax) },
}

/** One score per type that has answers, in the order of the types. */
export function scoresOf(answers: readonly Answer[]): readonly Score[] {
  const answersByType = Map.groupBy(answers, ({ type }) => type)
  return Object.entries(formulas).flatMap(([name, { text, term }]) => {
    // Keys of the table above.
    const type = name as FeedbackType
    const own = answersByType.get(type)
    return own === undefined
      ? []
      : [{ type, score: round(sumOf(own, term) / own.length), answers: own.length, formula: text }]
  })
}

/** The types that have a score, with its formula. */
export const scoredTypes = Object.entries(formulas).map(([name, formula]) => ({
  // Keys of the table above.
  type: name as FeedbackType,
  ...formula,
}))

function sumOf(answers: readonly Answer[], term: Formula['term']): number {
  return answers.reduce((sum, answer) => sum + term(answer), 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
