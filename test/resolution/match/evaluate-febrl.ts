import { join } from 'node:path'
import { evaluate, reportOf } from '../../../resolution/match/evaluate.ts'
import { shippedModel } from '../../../resolution/match/model.ts'
import { readFebrl } from './febrl.ts'

/** Offline figures for the three Febrl files in a folder: `node test/resolution/match/evaluate-febrl.ts FOLDER [ERRORS]`. */
const [folder = '.', worst = '10'] = process.argv.slice(2)
const model = shippedModel()
for (const hasIds of [true, false]) {
  const one = readFebrl(join(folder, 'dataset1.csv'), 'febrl1', hasIds)
  const a = readFebrl(join(folder, 'dataset4a.csv'), 'febrl4a', hasIds)
  const b = readFebrl(join(folder, 'dataset4b.csv'), 'febrl4b', hasIds)
  console.log(`\ndataset1${hasIds ? '' : ' without soc_sec_id'}`)
  console.log(reportOf(evaluate(one.records, one.truth, model), Number(worst)))
  console.log(`\ndataset4${hasIds ? '' : ' without soc_sec_id'}`)
  const four = evaluate([...a.records, ...b.records], [...a.truth, ...b.truth], model)
  console.log(reportOf(four, Number(worst)))
}
