/** Purposes of W3C DPV, spelled as in DPV, the published schema and the header `x-purpose`. */
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
