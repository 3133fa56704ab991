import { type JourneyRule, type JourneyTrigger, journeyRules } from './stages.ts'

const ruleByTrigger = new Map(journeyRules.map((rule) => [rule.on, rule]))

export function ruleOf(trigger: JourneyTrigger): JourneyRule {
  const rule = ruleByTrigger.get(trigger)
  if (rule === undefined) throw new Error(`stages.ts has no rule for ${trigger}`)
  return rule
}
