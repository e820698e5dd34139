import { readHome } from '@shared/appraisal/read-home'
import { briefOf } from '@shared/appraisal/present-sheet'
import { isWithin } from '@shared/cycle/period-id'
import { readTemplate } from '../kit/company'
import { listDocuments, readDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { sheetViewFor } from './read-sheet'

const maximumHistory = 24

export const readHomeHandler = query(readHome, async ({ actor, now }) => {
  const mine = (await listDocuments('sheets', { employeeId: actor._id })).sort((a, b) => (a.dates.cutAt < b.dates.cutAt ? 1 : a.dates.cutAt > b.dates.cutAt ? -1 : a._id < b._id ? -1 : 1))
  const running = mine.filter(({ dates }) => isWithin(dates, now))
  const current = running.find(({ pays }) => pays) ?? running[running.length - 1] ?? null
  const earlier = mine.filter(({ dates }) => dates.cutAt <= now).slice(0, maximumHistory)
  const alongside = await Promise.all(running.filter((sheet) => sheet !== current).reverse().map(async (sheet) => briefOf(sheet, (await readTemplate(sheet.templateId, sheet.templateVersion)).template)))
  const corrections = await readDocuments('corrections', earlier.flatMap(({ currentCorrectionId }) => currentCorrectionId ?? []))
  const history = await Promise.all(earlier.map(async (sheet) => {
    const { template } = await readTemplate(sheet.templateId, sheet.templateVersion)
    const correction = corrections.find(({ _id }) => _id === sheet.currentCorrectionId)
    const corrected = correction === undefined ? null : { version: correction.version, total: correction.scorecard.total, pay: correction.scorecard.pay }
    return { sheet: briefOf(sheet, template), pay: sheet.scorecard.pay, witness: sheet.seal?.witness ?? null, corrected }
  }))
  return { current: current === null ? null : await sheetViewFor(current, actor), alongside, history }
})
