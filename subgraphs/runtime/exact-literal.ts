import { type ASTNode, Kind, type StringValueNode, visit } from 'graphql'

/**
 * The literal, with each number that a float cannot represent as text, which keeps its digits. Numbers in variables are read in the same
 * way.
 */
export function exactLiteral<T extends ASTNode>(literal: T): T {
  return visit(literal, {
    IntValue: ({ value }) => (Number.isSafeInteger(Number(value)) ? undefined : text(value)),
    FloatValue: ({ value }) => (isHeld(value) ? undefined : text(value)),
  })
}

/** A number with an exponent is meant to be approximate. */
function isHeld(value: string): boolean {
  const number = Number(value)
  return Number.isFinite(number) && (Math.abs(number) <= Number.MAX_SAFE_INTEGER || /e/i.test(value))
}

function text(value: string): StringValueNode {
  return { kind: Kind.STRING, value }
}
