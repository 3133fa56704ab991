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
  readonly of: (answers: readonly Answer[]) => number
}

/** How the answers of a type become one figure. */
const formulas: Readonly<Partial<Record<FeedbackType, Formula>>> = {
  NPS: {
    text: '100 * (answers of 9 and 10 - answers of 0 to 6) / answers, on a scale of 10',
    of: (answers) => {
      const onTen = answers.map(({ score, scaleMax }) => (score / scaleMax) * 10)
      const promoters = onTen.filter((score) => score >= 9).length
      const detractors = onTen.filter((score) => score < 7).length
      return (100 * (promoters - detractors)) / answers.length
    },
  },
  CSAT: {
    text: '100 * answers of 4 and 5 / answers, on a scale of 5',
    of: (answers) =>
      (100 * answers.filter(({ score, scaleMax }) => (score / scaleMax) * 5 >= 4).length) / answers.length,
  },
  EFFORT_SCORE: { text: 'mean on a scale of 7', of: (answers) => 7 * meanShare(answers) },
  REVIEW: { text: 'mean on a scale of 5', of: (answers) => 5 * meanShare(answers) },
}

/** A score a type that has answers, in the order of the types. */
export function scoresOf(answers: readonly Answer[]): readonly Score[] {
  const answersByType = Map.groupBy(answers, ({ type }) => type)
  return Object.entries(formulas).flatMap(([name, { text, of }]) => {
    // Keys of the table above.
    const type = name as FeedbackType
    const own = answersByType.get(type)
    return own === undefined ? [] : [{ type, score: round(of(own)), answers: own.length, formula: text }]
  })
}

function meanShare(answers: readonly Answer[]): number {
  return answers.reduce((sum, { score, scaleMax }) => sum + score / scaleMax, 0) / answers.length
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
