import type { ChangeAction } from '../../../resolution/write/identity-changes.ts'

const titles: Readonly<Record<ChangeAction, string>> = {
  MERGED: 'Two identities became one',
  UNMERGED: 'A merge of two identities was undone',
  SPLIT: 'Records were split off',
  ASSERTED_SAME: 'Two records were said to be the same',
  ASSERTED_DISTINCT: 'Two records were said not to be the same',
  REVERTED: 'A decision that kept records apart was undone',
  CORRECTED: 'An attribute was corrected',
}

/** For people, in English. It names nobody. */
export function changeTitle(action: ChangeAction): string {
  return titles[action]
}
