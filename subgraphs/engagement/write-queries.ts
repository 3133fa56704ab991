import { factStatements } from '../facts/fact-statements.ts'

export const eventStatements = factStatements({
  name: 'engagement.Events',
  key: ':Entry',
  labels: ':Entry:Touchpoint',
})

export const feedbackStatements = factStatements({
  name: 'engagement.Feedback',
  key: ':Entry',
  labels: ':Entry:Feedback',
})
