import type { ResolutionDeps } from '../write/resolution-deps.ts'

/** What a person requested could not be done, and nothing was written. */
export type Refusal =
  | { readonly outcome: 'NOT_FOUND'; readonly message: string }
  | { readonly outcome: 'CONFLICT'; readonly message: string; readonly blockedBy: readonly string[] }

/** Thrown if the obstacle shows only after an attempt: everything is rolled back. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** Who decides, and why. */
export interface Correction {
  readonly by: string
  readonly reason: string
}

export type CorrectionDeps = ResolutionDeps

export function notFound(message: string): Refusal {
  return { outcome: 'NOT_FOUND', message }
}

export function conflict(message: string, blockedBy: readonly string[] = []): Refusal {
  return { outcome: 'CONFLICT', message, blockedBy }
}
