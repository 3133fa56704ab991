/** Whether a whole name is written as in Vietnam: family, middle and given name. `words`: folded. */
export function isVietnamese(words: readonly string[], text: string): boolean {
  const [first = '', second = ''] = words
  if (words.length < 3 || familyNames.has(words.at(-1) ?? '')) return false
  if (familyNames.has(first)) return true
  // Le and Ho are names and particles elsewhere.
  return shortFamilyNames.has(first) && (second === 'van' || second === 'thi' || marks.test(text.normalize('NFC')))
}

const familyNames: ReadonlySet<string> = new Set(
  'nguyen tran pham hoang huynh phan bui duong dang ngo truong dinh trinh'.split(' '),
)
const shortFamilyNames: ReadonlySet<string> = new Set('le do ho ly vu vo mai cao ta ha luu dao lam'.split(' '))

/** Letters that no other language writes. */
const marks = /[\u01a0\u01a1\u01af\u01b0\u0103\u0111\u1ea0-\u1ef9]/iu
