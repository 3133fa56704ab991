/** The roles that a decision needs, by template. An opportunity names one in its property `buyingGroupTemplate`. */
export const buyingGroupTemplates: Readonly<Record<string, readonly string[]>> = {
  STANDARD: ['CHAMPION', 'DECISION_MAKER', 'ECONOMIC_BUYER', 'INFLUENCER', 'USER'],
  SMALL: ['CHAMPION', 'DECISION_MAKER'],
  TECHNICAL: ['CHAMPION', 'DECISION_MAKER', 'ECONOMIC_BUYER', 'TECHNICAL_EVALUATOR', 'LEGAL', 'USER'],
}

export interface GroupMember {
  readonly customerId: string
  /** As the source states it. In a group, a known role or OTHER. */
  readonly role: string
  readonly since: number
  /** 0..1. Null for somebody whose scores are closed. */
  readonly warmth: number | null
}

/** A figure over the scores of single people. */
interface Scored {
  readonly warmth: number
  /** The people from whose scores it is computed. All members if none of them is open, so that the figure is closed. */
  readonly scored: readonly string[]
}

export interface FilledRole<M> extends Scored {
  readonly role: string
  readonly members: readonly M[]
}

export interface BuyingGroup<M> extends Scored {
  readonly template: string
  readonly roles: readonly FilledRole<M>[]
  readonly coverage: number
  readonly missingRoles: readonly string[]
}

/** An unknown template name means STANDARD. Roles that the template does not have come last, as OTHER. */
export function buyingGroupOf<M extends GroupMember>(
  templateName: string | null,
  members: readonly M[],
): BuyingGroup<M> {
  const template =
    templateName !== null && Object.hasOwn(buyingGroupTemplates, templateName) ? templateName : 'STANDARD'
  const wanted = buyingGroupTemplates[template] ?? []
  // Sources write any text there.
  const people = members.map((member) => ({ ...member, role: knownRole(member.role) }))
  const fill = (role: string, own: readonly M[]): FilledRole<M> => ({
    role,
    warmth: Math.max(0, ...own.map(({ warmth }) => warmth ?? 0)),
    scored: scoredOf(own),
    members: own,
  })
  const roles = wanted.map((role) =>
    fill(
      role,
      people.filter((member) => member.role === role),
    ),
  )
  const others = people.filter(({ role }) => !wanted.includes(role))
  const missingRoles = roles.filter((role) => role.members.length === 0).map(({ role }) => role)
  const sum = roles.reduce((total, { warmth }) => total + warmth, 0)
  return {
    template,
    roles: others.length === 0 ? roles : [...roles, fill('OTHER', others)],
    coverage: round((wanted.length - missingRoles.length) / wanted.length),
    missingRoles,
    warmth: round(sum / wanted.length),
    scored: scoredOf(roles.flatMap(({ members }) => members)),
  }
}

function scoredOf(members: readonly GroupMember[]): readonly string[] {
  const open = members.filter(({ warmth }) => warmth !== null)
  return [...new Set((open.length > 0 ? open : members).map(({ customerId }) => customerId))]
}

const knownRoles: ReadonlySet<string> = new Set(Object.values(buyingGroupTemplates).flat())

/** `Decision maker` -> `DECISION_MAKER`; OTHER if no template has it. */
function knownRole(role: string): string {
  const name = role
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_')
  return knownRoles.has(name) ? name : 'OTHER'
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
