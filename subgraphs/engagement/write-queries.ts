import { fragment } from '../../graph/cypher.ts'
import { factStatements } from '../facts/fact-statements.ts'

export const eventStatements = factStatements({
  name: 'engagement.Events',
  key: fragment`:Entry`,
  labels: fragment`:Entry:Touchpoint`,
})

export const feedbackStatements = factStatements({
  name: 'engagement.Feedback',
  key: fragment`:Entry`,
  labels: fragment`:Entry:Feedback`,
})
