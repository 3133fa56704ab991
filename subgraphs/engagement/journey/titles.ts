import type { TransitionRow } from './journeys.ts'
import type { JourneyStage } from './stages.ts'

const titleByStage: Readonly<Record<JourneyStage, string>> = {
  ANONYMOUS: 'Came by for the first time',
  LEAD: 'Became a lead',
  CONVERSATION: 'Began to talk',
  OPPORTUNITY: 'Became an opportunity',
  BOOKING: 'Booked',
  CONTRACT: 'Signed a contract',
  BILLING: 'Was billed for the first time',
  RENEWAL: 'Renewed',
  CHURNED: 'Left',
}

export function transitionTitle({ to }: Pick<TransitionRow, 'to'>): string {
  return titleByStage[to]
}
