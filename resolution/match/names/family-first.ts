import { commonFamilyNames, commonGivenNames } from './common-names.ts'

/** Whether a whole name of two words begins with the family name: only the first word is known as a family name. */
export function isFamilyFirst([first = '', second = '', ...more]: readonly string[]): boolean {
  if (more.length > 0 || first.length < 2 || second.length < 2) return false
  const asFamily = familyRatio(first)
  // Smith Taylor and Kim Park are read in the order in which they are written. In Wang Li, the first word is more likely the family name.
  return asFamily >= plainly && asFamily > 2 * familyRatio(second)
}

/** How many times more common it is as a family name than as a given name. */
const plainly = 4
const most = 1000

function familyRatio(name: string): number {
  return Math.min((familyShares.get(name) ?? 0) / (givenShares.get(name) ?? 1), most)
}

/** Whether the family name has the spelling of Mandarin, which has one spelling per sound. */
export function isMandarinFamily(family: string): boolean {
  return mandarinFamilies.has(family)
}

const mandarinFamilies: ReadonlySet<string> = new Set(
  `wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng cheng cao peng zeng xiao
tian pan yuan cai jiang yu du ye wei su lu ding ren shen yao`
    .trim()
    .split(/\s+/),
)

/** Whether the family name is Chinese or Korean, so that given names usually have two syllables. */
export function isOfTwoSyllables(family: string): boolean {
  return twoSyllableFamilies.has(family)
}

/** Whether the family name is Japanese. */
export function isJapaneseFamily(family: string): boolean {
  return japaneseFamilies.has(family)
}

const twoSyllableFamilies: ReadonlySet<string> = new Set(
  `wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie tang deng feng song cheng cao peng zeng
xiao tian dong pan yuan cai jiang yu du ye wei su lu ding ren shen yao lee kim gim park pak bak choi choe jung jeong chung kang cho jo yoon yun
chang jang lim im han oh seo shin sin kwon hwang ahn an song ryu yoo yu hong bae baek nam noh roh ko go moon mun yang chan wong lau cheung lam ng`
    .trim()
    .split(/\s+/),
)

const japaneseFamilies: ReadonlySet<string> = new Set(
  `sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto inoue kimura hayashi
saito shimizu yamazaki mori abe ikeda hashimoto ishikawa ogawa maeda okada hasegawa fujita goto kondo murakami endo aoki sakamoto fukuda ota
nishimura fujii kaneko okamoto fujiwara miura nakano nakajima harada matsuda takeuchi ono tamura nakayama wada ishida morita ueda hara`
    .trim()
    .split(/\s+/),
)

const furtherFamilies =
  `nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz sharma gupta patel reddy iyer nair mukherjee banerjee chatterjee`
    .trim()
    .split(/\s+/)

const givenShares = sharesOf(commonGivenNames)
const familyShares = new Map([
  ...[...furtherFamilies, ...japaneseFamilies, ...twoSyllableFamilies].map((name): [string, number] => [name, most]),
  ...sharesOf(commonFamilyNames),
])

function sharesOf(list: string): ReadonlyMap<string, number> {
  return new Map(
    list
      .trim()
      .split(/\s+/)
      .map((entry): [string, number] => [entry.split(':')[0] ?? '', Number(entry.split(':')[1])]),
  )
}
