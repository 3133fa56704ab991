import type { z } from 'zod'
import { accountLine, recordLine, sourceLine } from '../resolution/records/record-line.ts'
import { externalLine } from '../subgraphs/billing/external-line.ts'
import { fxLine } from '../subgraphs/billing/fx-line.ts'
import { billingLine } from '../subgraphs/billing/lines.ts'
import { consentLine, objectionLine, preferenceLine, restrictionLine } from '../subgraphs/consent/lines.ts'
import { eventLine, feedbackLine } from '../subgraphs/engagement/lines.ts'

/** The shape of a line, by kind. Values are kept as written: only the shape is checked here. */
export const lineShapes = {
  source: sourceLine,
  record: recordLine,
  account: accountLine,
  event: eventLine,
  feedback: feedbackLine,
  billing: billingLine,
  fx: fxLine,
  external: externalLine,
  consent: consentLine,
  objection: objectionLine,
  restriction: restrictionLine,
  preference: preferenceLine,
} as const

export type LineKind = keyof typeof lineShapes
export type LineByKind = { readonly [K in LineKind]: z.output<(typeof lineShapes)[K]> }
export type IngestLine = LineByKind[LineKind]
/** A line as a sender writes it: fields with a default may be omitted. */
export type IngestLineInput = { readonly [K in LineKind]: z.input<(typeof lineShapes)[K]> }[LineKind]
