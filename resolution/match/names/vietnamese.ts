/** Whether a whole name is written as in Vietnam: family, middle and given name. `words`: folded. */
export function isVietnamese(words: readonly string[], text: string): boolean {
  const [first = '', second = ''] = words
  if (words.length < 3) return false
  // Hoang is also a given name.
  if (isVietnameseFamily(first) && marksOfGender.has(second)) return true
  if (familyNames.has(words.at(-1) ?? '')) return false
  if (familyNames.has(first)) return true
  // Le and Ho are names and particles elsewhere.
  return shortFamilyNames.has(first) && marks.test(text.normalize('NFC'))
}

/** Whether a given name begins with a marker, as in `Van Hung` of the family Nguyen: his name is Hung. Van marks men, Thi marks women. */
export function isMarked([first = '', ...others]: readonly string[], family: readonly string[]): boolean {
  return others.length > 0 && marksOfGender.has(first) && family.length === 1 && isVietnameseFamily(family[0] ?? '')
}

/** One is marked as a man's name and the other as a woman's. */
export function areOfOtherMarks(a: readonly string[], b: readonly string[]): boolean {
  return (a[0] === 'van' && b[0] === 'thi') || (a[0] === 'thi' && b[0] === 'van')
}

export function isVietnameseFamily(family: string): boolean {
  return familyNames.has(family) || shortFamilyNames.has(family)
}

const marksOfGender: ReadonlySet<string> = new Set(['van', 'thi'])

const familyNames: ReadonlySet<string> = new Set(
  'nguyen tran pham hoang huynh phan bui duong dang ngo truong dinh trinh'.split(' '),
)
const shortFamilyNames: ReadonlySet<string> = new Set('le do ho ly vu vo mai cao ta ha luu dao lam'.split(' '))

/** Letters that only Vietnamese uses. */
const marks = /[\u01a0\u01a1\u01af\u01b0\u0103\u0111\u1ea0-\u1ef9]/iu
