/** Titles, which stand before a name, in the languages of most forms. Folded and without dots. Some are names in other languages. */
export const titles: ReadonlySet<string> = words(`
mr mrs ms miss mx messrs master mister sir dame lord lady rev revd reverend hon honourable honorable rabbi
dr drs dra drin drs doctor doc prof professor profa profin profr profra profssa
capt captain cmdr col lt ltcol sgt cpl adm engr atty attn fao
hr hrn herr herrn fr frau frl fraulein fru frk hra rva dhr mevr mw ir jhr bc mag maga dipl diplom zhd
dipling diplinf diplkfm diplkffr diplpsych diplvw diplbiol diplphys diplchem diplpad diplpaed diplwirting
mme mmes mlle mlles monsieur madame mademoiselle
sig sigra signor signora signorina dott dottssa dottore dottoressa ing ingegnere avv avvocato arch geom rag cav comm
sr sra srta senor senora senorita dna lic licda lcdo lcda ldo lda arq abog mtro mtra ing inga
eng enga engo engenheiro engenheira exmo exma ilmo ilma
mgr inz mgrinz hab lek mudr judr phdr rndr mvdr paeddr pani ifj ozv
bay bayan sayin sn uzm op av
shri smt adv datuk dato hj engr`)

/** Titles that are nobody's name: they are never part of a name, wherever they stand. */
export const titlesAnywhere: ReadonlySet<string> = words(`
mr mrs ms miss mx hr fru sra sig dr drs dra prof professor profa profssa dott dottssa dottoressa
herr herrn frau frl fraulein mme mlle mlles monsieur madame mademoiselle signora signorina senora senorita srta
dipl diplom dipling diplinf diplkfm diplkffr diplpsych diplvw diplbiol diplphys diplchem diplwirting
mgr inz mgrinz mudr judr phdr rndr mvdr paeddr revd reverend licda lcdo lcda mtro mtra engr atty dhr mevr`)

/** The fields of a doctorate: `Dr. rer. nat. habil.` */
export const faculties: ReadonlySet<string> = words(`
med jur iur iuris phil rer nat pol oec habil hc mult univ theol vet dent techn agr sc hab ing fh wirt kfm inf ets ssa`)

/** Titles that follow a name in scripts without blanks. */
export const honorificsBehind = /(?:先生|女士|小姐|太太|様|さん|さま|님|씨)$/u

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
