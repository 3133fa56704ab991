import { explainMatch as explain } from '../../resolution/explain-match.ts'
import { sourcesByKeys, subjectsAround } from '../../resolution/queries.ts'
import { recordIdOfRef } from '../../resolution/record-id.ts'
import { ruleSet } from '../../resolution/rule-set.ts'
import type { RequestContext } from '../context.ts'
import { recordName } from '../record-name.ts'
import { featuresOf } from './resolution-steps.ts'
import type { QueryExplainMatchArgs } from './types.generated.ts'

/** Null for a record that is not there, or whose source the token may not see. */
export async function explainMatch({ a, b }: QueryExplainMatchArgs, { reader, viewer, secrets }: RequestContext) {
  const isHidden = ({ source }: { readonly source: string }) => viewer.sources?.includes(source) === false
  if (isHidden(a) || isHidden(b)) return null
  const [left, right] = [a, b].map(({ source, sourceId }) => recordIdOfRef({ source, id: sourceId })) as [
    // One for each argument.
    string,
    string,
  ]
  const found = (await reader.read(subjectsAround, { keys: [], recordIds: [left, right] })).map(
    ({ subject }) => subject,
  )
  const keys = [...new Set(found.flatMap(({ records }) => records.map(({ record }) => record.source)))]
  const sources = new Map((await reader.read(sourcesByKeys, { keys })).map((source) => [source.key, source]))
  const explanation = explain(left, right, found, sources, ruleSet)
  if (explanation === null) return null
  const ownerId = found[0]?.id ?? ''
  return {
    ...explanation,
    subjects: found.map(({ id }) => id),
    path: explanation.path.map((step) => ({
      a: recordName(step.a, ownerId, secrets),
      b: recordName(step.b, ownerId, secrets),
      rule: step.rule,
      score: step.score,
      features: featuresOf(step),
    })),
  }
}
