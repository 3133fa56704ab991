import type { Levels } from './features.ts'
import type { KindModel } from './model.ts'

/** log2 odds of one subject against each rival explanation of a pair. */
export interface Odds {
  /** Two subjects that have nothing to do with each other. */
  stranger: number
  /** Relatives, people of one home, colleagues; for organisations companies of one group. */
  relative: number
}

/** Adds up the model's weights; `bits` receives those against a stranger. */
export function addBits(model: KindModel, levels: Levels, bits: number[]): Odds {
  let stranger = model.priorStranger
  let relative = model.priorRelative
  const { weights } = model
  for (let index = 0; index < levels.length; index += 1) {
    const level = levels[index]
    const weight = weights[index]
    if (level === undefined || level === 0 || weight === undefined) continue
    const weighed = weight.stranger[level] ?? 0
    bits[index] = weighed
    stranger += weighed
    relative += weight.relative[level] ?? 0
  }
  return { stranger, relative }
}
