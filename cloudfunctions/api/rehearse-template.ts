import { refuse } from '@shared/contract/refusal'
import { byKindAndNewest } from '@shared/cycle/period-id'
import { isInReach, reachOf, type Reach, type Store } from '@shared/people/person'
import { rehearseSheet } from '@shared/rehearsal/rehearse-sheet'
import { rehearseTemplate } from '@shared/rehearsal/rehearse-template'
import { withTriedPay } from '@shared/rehearsal/tried-settings'
import { noMinimumWages, type MinimumWages } from '@shared/pay/minimum-wage'
import type { Template } from '@shared/scoring/template'
import type { TemplateInUse } from '@shared/template/own-template'
import { readSettings, readTemplate } from '../kit/company'
import { listDocuments, pageDocuments, readDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { listTemplatesInUse } from '../kit/templates-in-use'

/** Sheets of one call: their answer stays well under what a call may carry. */
const pageSize = 100

const draftOf = ({ own }: TemplateInUse) => own?.draft?.template ?? null

/** What somebody who tries other settings begins with. */
function currentSettings(pay: Template['pay'], { company, stores: own }: MinimumWages, stores: readonly Store[], reach: Reach) {
  return {
    passMark: pay === null ? null : String(pay.passMark), cap: pay?.cap === undefined || pay.cap === null ? null : String(pay.cap),
    minimumWages: { company, stores: own.filter(({ storeId }) => isInReach(reach, storeId)) },
    stores: stores.filter(({ _id }) => isInReach(reach, _id)).map(({ _id, name }) => ({ id: _id, name })).sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

export const rehearseTemplateHandler = query(rehearseTemplate, async ({ actor, input }) => {
  const [all, periods, stores, settings] = await Promise.all([listTemplatesInUse(), listDocuments('periods', {}), listDocuments('stores', {}), readSettings()])
  const reach = reachOf(actor, rehearseTemplate.may.map(({ role }) => role).filter((role) => role !== 'everybody'))
  const minimumWages = settings.minimumWages ?? noMinimumWages
  const currentOf = (pay: Template['pay']) => currentSettings(pay, minimumWages, stores, reach)
  const past = periods.filter(({ state }) => state !== 'open')
  const used = all.filter(({ template: { id } }) => id === input.templateId || past.some(({ templates }) => templates.some((pinned) => pinned.id === id)))
  const forms = used.map((one) => ({ id: one.template.id, title: one.template.title, hasDraft: draftOf(one) !== null }))
  const chosen = input.templateId === null ? used.find((one) => draftOf(one) !== null) ?? used[0] : used.find(({ template: { id } }) => id === input.templateId)
  if (chosen === undefined) return input.templateId === null ? { templateId: null, title: '', number: 0, forms, periods: [], periodId: null, lines: [], current: currentOf(null), next: null } : refuse('template-unknown', '没有这张考核表', 'templateId')
  const draft = draftOf(chosen)
  if (input.version === 'draft' && draft === null && input.templateId !== null) return refuse('draft-missing')
  const form = input.version === 'draft' && draft !== null ? draft : chosen.template
  const tried = input.tried ?? {}
  const template = withTriedPay(form, tried)
  const { id } = chosen.template
  const known = past.filter(({ templates }) => templates.some((pinned) => pinned.id === id)).map(({ _id }) => _id).sort(byKindAndNewest)
  const periodId = input.periodId ?? known[0] ?? null
  const head = { templateId: id, title: chosen.template.title, number: chosen.template.version, forms, periods: known, periodId, current: currentOf(form.pay) }
  if (periodId === null) return { ...head, lines: [], next: null }
  const page = await pageDocuments('sheets', { periodId, state: 'sealed' }, input.after ?? '', pageSize)
  const sheets = page.filter(({ templateId, storeId }) => templateId === id && isInReach(reach, storeId))
  const corrections = new Map((await readDocuments('corrections', sheets.flatMap(({ currentCorrectionId }) => currentCorrectionId ?? []))).map((correction) => [correction._id, correction]))
  const lines = await Promise.all(sheets.map(async (sheet) => {
    const was = { template: (await readTemplate(sheet.templateId, sheet.templateVersion)).template, minimumWages }
    return rehearseSheet(sheet, corrections.get(sheet.currentCorrectionId ?? '') ?? sheet, was, template, tried)
  }))
  return { ...head, lines, next: page.length < pageSize ? null : page[page.length - 1]?._id ?? null }
})
