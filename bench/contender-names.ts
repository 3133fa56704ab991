export const contenderNames = [
  'by-hand',
  'by-hand-autocommit',
  'by-hand-batched',
  'apollo',
  'apollo-autocommit',
  'ours',
  'ours-remote',
  'ours-before',
  'ours-with-both',
  'ours-without-audit',
  'ours-without-guard',
] as const
export type ContenderName = (typeof contenderNames)[number]

/** The contenders of a run without options. */
export const usualContenders: readonly ContenderName[] = contenderNames.filter(
  (name) => name !== 'apollo-autocommit' && name !== 'ours-before' && !name.startsWith('ours-with'),
)
