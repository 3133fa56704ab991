/** Whether the last digit verifies the others, as on payment cards and in many national numbers (ISO/IEC 7812-1). `digits`: digits only. */
export function isLuhn(digits: string): boolean {
  const sum = [...digits]
    .map(Number)
    .toReversed()
    .reduce((total, digit, at) => total + (at % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0)
  return sum % 10 === 0
}
