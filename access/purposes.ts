/** W3C DPV purposes, spelled as DPV, the published schema and the `x-purpose` header do. */
export const purposeKeys = [
  'ServiceProvision',
  'CustomerCare',
  'Marketing',
  'Personalisation',
  'ServiceOptimisation',
  'FraudPreventionAndDetection',
  'LegalCompliance',
  'RightsFulfilment',
] as const

export type PurposeKey = (typeof purposeKeys)[number]

export function isPurposeKey(value: unknown): value is PurposeKey {
  return purposeKeys.some((key) => key === value)
}
