import { viewOf, nothingBeside } from '@shared/appraisal/present-sheet'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { Correction } from '@shared/correction/correction'
import type { InputChange } from '@shared/correction/input-change'
import { decideProposeCorrection } from '@shared/correction/propose-correction'
import { isRefusal } from '@shared/contract/refusal'
import type { SheetInputs } from '@shared/scoring/inputs'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { hashOf } from '../../../cloudfunctions/kit/hash'
import { person } from '../../cloudfunctions/company'
import { newSheet } from '../../shared/appraisal/new-sheet'
import { changeSentences, changesOf, correctableInputs, previewOf, typedProblem, type CorrectionDraft } from '../../../src/admin/correction/correction-view'
import { sealCardOf } from '../../../src/installer/sheet/seal-view'
import { sheetPageViewOf } from '../../../src/installer/sheet/sheet-view'

// 28/30 → 23, 90 → 18, 97 % → 17, 8, one violation 8 − 1 = 7, coordination 8.5: 81.5 of a base of ¥6,000.
const inputs: SheetInputs = {
  metrics: { 'first-pass-rate': { numerator: '28', denominator: '30' }, 'inspection-survey-score': { value: '90' }, 'after-sales-satisfaction': { value: '97' } },
  incidents: [{ id: 'i-1', kind: 'tool-violation', status: 'acknowledged' }], ratings: [{ item: 'sales-coordination', role: 'sales-manager', points: '8.5', by: '周' }], levels: [], baseSalary: '6000.00',
}
const now = '2026-12-06T02:00:00.000Z'
const sealed = {
  ...rescoreSheet(newSheet('li'), installServiceCard, inputs, '测试', '2026-11-20T02:00:00.000Z'), state: 'sealed' as const, sealedAt: now,
  freeze: { no: 1, at: now, templateHash: hashOf('template'), engineVersion: '1' }, seal: { batchNo: 3, leaf: 'a'.repeat(64), witness: '3-7F3K-9QMD-2XWA' }, contentHash: 'b'.repeat(64),
}
const hr = person('hr', '李人事', [{ role: 'hr', stores: 'company' }])
const manager = person('manager', '钱店长', [{ role: 'store-manager', stores: [sealed.storeId] }])
const worker = person(sealed.employeeId, '李', [{ role: 'installer', stores: [sealed.storeId] }])
const viewFor = (actor: typeof hr, corrections: readonly Correction[] = [], version = 1): SheetView => viewOf({ ...sealed, version }, installServiceCard, [], actor, { ...nothingBeside, corrections })

/** What the cloud itself makes of the changes. */
function proposed(changes: readonly InputChange[], current: Correction | null = null, version = 1): Correction {
  const made = decideProposeCorrection({
    sheet: { ...sealed, version, correctionCount: version - 1 }, current, template: installServiceCard, templateHash: hashOf('template'), actor: { id: 'hr', name: '李人事' },
    input: { sheetId: sealed._id, version, changes: [...changes], reason: '复核过' }, now, hashOf, minimumWages: { company: null, stores: [] }, decidesPay: true,
  })
  if (isRefusal(made)) throw new Error(made.message)
  return made
}

const sealedCorrection = (correction: Correction): Correction => ({
  ...correction, state: 'sealed', confirmedBy: { id: 'boss', name: '孙总', at: now, comment: '' }, payPeriodId: '2026-12', seal: { batchNo: 4, leaf: 'c'.repeat(64), witness: '4-AAAA-BBBB-CCCC' },
})

test('everything that was put in can be chosen, with what it stands at', () => {
  expect(correctableInputs(viewFor(hr)).map(({ key, title, now: at, fields }) => [key, title, at, fields.length])).toEqual([
    ['metric:first-pass-rate', '一次安装合格率', '28 ÷ 30 单', 2], ['metric:inspection-survey-score', '质检电话回访得分', '90 分', 1], ['metric:after-sales-satisfaction', '售后满意率', '97%', 1],
    ['incident:i-1', '工具违规', '1 次', 1], ['rating:sales-coordination:sales-manager', '与销售的配合度，销售经理给的分', '8.5 分', 1],
    ['base', '绩效工资基数', '¥6,000.00', 1],
  ])
})

const drafts: readonly (readonly [remark: string, draft: CorrectionDraft, sentence: string])[] = [
  ['a share of counted jobs', { 'metric:first-pass-rate': { numerator: '29', denominator: '30' } }, '一次安装合格率：28 ÷ 30 单 改为 29 ÷ 30 单'],
  ['an incident that was somebody else\'s', { 'incident:i-1': { value: '0' } }, '工具违规：1 次 改为 不计'],
  ['points', { 'rating:sales-coordination:sales-manager': { value: '6' } }, '与销售的配合度，销售经理给的分：8.5 分 改为 6 分'],
]

test.each(drafts)('%s: the page says before sending what the cloud answers afterwards', (_remark, draft, sentence) => {
  const sheet = viewFor(hr)
  const changes = changesOf(sheet, draft)
  const correction = proposed(changes)
  expect(changeSentences(sheet, changes)).toEqual([sentence])
  const preview = previewOf(sheet, changes)
  expect(preview.kind === 'move' && preview.text).toContain(`→ ${correction.scorecard.total.replace(/\.?0+$/, '')} 分`)
  expect(preview.kind === 'move' && preview.text.replace(/[−,¥+]/g, '')).toContain((correction.payDifference ?? '').replace('-', ''))
})

test('a store manager sees the points and no money', () => {
  expect(previewOf(viewFor(manager), changesOf(viewFor(manager), { 'incident:i-1': { value: '0' } }))).toEqual({ kind: 'move', text: '81.5 → 82.5 分', isGain: true })
})

test('what changes nothing, and what the form does not allow, is said before sending', () => {
  const sheet = viewFor(hr)
  expect(previewOf(sheet, [])).toEqual({ kind: 'nothing' })
  expect(previewOf(sheet, changesOf(sheet, { 'incident:i-1': { value: '1' } }))).toMatchObject({ kind: 'problem', sentence: expect.stringContaining('什么也没变') as string })
  expect(previewOf(sheet, changesOf(sheet, { 'rating:sales-coordination:sales-manager': { value: '10.5' } }))).toMatchObject({ kind: 'problem' })
  const [share] = correctableInputs(sheet)
  expect(share === undefined ? '' : [{ numerator: '29' }, { numerator: 'x', denominator: '30' }, { numerator: '-1', denominator: '30' }].map((typed) => typedProblem(share, typed))).toEqual(['请填数字', '请填数字，最多 6 位小数', '请填数字，最多 6 位小数'])
})

test('where anonymous answers count that the page does not see, it promises no total', () => {
  const sheet = { ...viewFor(hr), scorecard: { ...viewFor(hr).scorecard, total: '90.00' } }
  expect(previewOf(sheet, changesOf(sheet, { 'incident:i-1': { value: '0' } }))).toEqual({ kind: 'unseen' })
})

test('a second correction starts from what the first one left', () => {
  const first = sealedCorrection(proposed(changesOf(viewFor(hr), { 'metric:first-pass-rate': { numerator: '29', denominator: '30' } })))
  const sheet = viewFor(hr, [first], 2)
  expect(correctableInputs(sheet)[0]?.now).toBe('29 ÷ 30 单')
  const changes = changesOf(sheet, { 'incident:i-1': { value: '0' } })
  const second = proposed(changes, first, 2)
  const preview = previewOf(sheet, changes)
  expect(preview.kind === 'move' && preview.text).toContain(`${second.totalBefore.replace(/\.?0+$/, '')} → ${second.scorecard.total.replace(/\.?0+$/, '')} 分`)
})

describe('the sheet page', () => {
  const correction = proposed([{ kind: 'incident', incidentId: 'i-1', quantity: 0 }])

  test('shows the code, and says that it is on its way for the minute before', () => {
    expect(sealCardOf(viewFor(worker), 'li', now)).toMatchObject({ code: '3-7F3K-9QMD-2XWA', batchText: '第 3 批', corrections: [], witnesses: ['3-7F3K-9QMD-2XWA'], mayPropose: false })
    expect(sealCardOf({ ...viewFor(worker), seal: null }, 'li', now)?.code).toBeNull()
    expect(sealCardOf({ ...viewFor(worker), sealedAt: null }, 'li', now)).toBeNull()
  })

  test('a correction counts at the top only once it is sealed, and what was sealed stands beside it', () => {
    expect(sheetPageViewOf(viewFor(worker, [correction]), now).shown).toMatchObject({ total: '81.50', sealedText: null })
    const { shown } = sheetPageViewOf(viewFor(worker, [sealedCorrection(correction)], 2), now)
    expect(shown).toEqual({ total: '82.50', caption: '更正后', payTitle: '绩效工资（更正后）', payText: '¥6,187.50', sealedText: '封存时 81.5 分，81.50 ÷ 80 × ¥6,000.00 = ¥6,112.50。后来更正过，见下面的“更正记录”。' })
  })

  test('tells every correction with both signers and both codes; without money where it may not be seen', () => {
    const own = sealCardOf(viewFor(worker, [sealedCorrection(correction)], 2), 'li', now)
    expect(own).toMatchObject({ witnesses: ['3-7F3K-9QMD-2XWA', '4-AAAA-BBBB-CCCC'], corrections: [{ title: '第 2 版', move: '81.5 → 82.5 分，绩效工资 +¥75.00', changes: ['工具违规：1 次 改为 不计'], reason: '复核过', witness: '4-AAAA-BBBB-CCCC' }] })
    expect(own?.corrections[0]?.people).toEqual(['李人事提出', '孙总 今天 10:00 确认', '差额随2026年12月的工资表发'])
    expect(sealCardOf(viewFor(manager, [sealedCorrection(correction)], 2), 'manager', now)?.corrections[0]?.move).toBe('81.5 → 82.5 分')
  })
})
