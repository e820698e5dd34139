import { lintCodes, type LintCode } from '@shared/scoring/lint/codes'
import type { Finding } from '@shared/scoring/lint/finding'
import { lintTemplate } from '@shared/scoring/lint/lint-template'
import type { Band, BandsRule, DeductionRule, DeviationRule, RatingRule, Rule, Template, TemplateItem } from '@shared/scoring/template'
import { sheetOf } from '../score-one'

type ItemPart = Partial<TemplateItem> & Pick<TemplateItem, 'id' | 'max' | 'rule'>

const rating = (more: Partial<RatingRule> = {}): RatingRule => ({ kind: 'rating', raters: [{ role: 'supervisor' }], ...more })
const bands = (rows: readonly (readonly [Band['comparison'], number, number])[], otherwise: number | null = 0, metric = 'rate'): BandsRule =>
  ({ kind: 'bands', metric, bands: rows.map(([comparison, value, points]) => ({ comparison, value, points })), otherwise })
const deviation = (more: Partial<DeviationRule> = {}): DeviationRule =>
  ({ kind: 'deviation', metric: 'rate', baseline: 90, base: 5, up: 1, down: 1, size: 1, partial: 'ignore', better: 'higher', floor: 0, ceiling: 10, ...more })
const deduction = (more: Partial<DeductionRule> = {}): DeductionRule => ({ kind: 'deduction', start: 10, entries: [{ incident: 'violation', points: -1 }], floor: 0, ceiling: 10, ...more })

/** A sheet of one item of ten points with the given rule. */
const sheet = (rule: Rule, more: Partial<Template> = {}, item: Partial<TemplateItem> = {}): Template => sheetOf([{ id: 'item', title: '项目', max: 10, rule, ...item }], more)
const sheetOfRatings = (items: readonly Partial<ItemPart>[], more: Partial<Template>): Template =>
  sheetOf(items.map((item, index) => ({ id: `item-${index}`, title: `第 ${index} 项`, max: 10, rule: rating(), ...item })), more)

const withMetric = (template: Template, id: string, more: object): Template => ({ ...template, metrics: template.metrics.map((metric) => (metric.id === id ? { ...metric, ...more } : metric)) })
const says = ({ severity, code, sentence, example, mend }: Finding) => `${severity} ${code}: ${sentence} | ${example.sentence} | ${mend?.sentence ?? '–'}`
const step = { from: 'assessing', action: 'assess-sheet', title: '考核', by: 'supervisor', to: 'sealed', allowSelf: false }
const half = [{ id: 'a', title: '甲', points: 10, weight: 50 }, { id: 'b', title: '乙', points: 10, weight: 40 }]

/** One sheet for each way in which a code is found, with the words that HR reads. */
const cases: readonly (readonly [remark: string, template: Template, found: readonly string[]])[] = [
  ['sum above what is declared', sheetOfRatings([{}, {}], { declaredPoints: 15 }), ['error points-sum: 表上写满分 15 分，各项加起来是 20 分 | 每一项都拿满 → 20 分，表上写满分 15 分 | 总分按 20 分折算成 15 分']],
  ['sections that add up to less', sheetOfRatings([{ section: 'a' }], { sections: [{ id: 'a', title: '甲', points: 10 }], declaredPoints: 12 }), ['error points-sum: 表上写满分 12 分，各部分加起来是 10 分 | 每一项都拿满 → 10 分，表上写满分 12 分 | 满分改为 10 分']],
  ['items of a section', sheetOfRatings([{ section: 'a' }], { sections: [{ id: 'a', title: '甲', points: 12 }], declaredPoints: 12 }), ['error points-sum: “甲”写的是 12 分，各项加起来是 10 分 | “甲”各项都拿满 → 10 分，表上写 12 分 | “甲”按 10 分折算成 12 分']],
  ['a normalised section is settled', sheetOfRatings([{ section: 'a' }], { sections: [{ id: 'a', title: '甲', points: 12, rawPoints: 10 }], declaredPoints: 12 }), ['warning points-sum: “甲”各项加起来是 10 分，已按 12 分折算 | “甲”各项都拿满 → 10 分，表上写 12 分 | –']],
  ['weights of sections', sheetOfRatings([{ section: 'a' }, { section: 'b' }], { sections: half, declaredPoints: 10 }), ['error weights-sum: 各部分权重加起来是 90%，要正好 100% | 每一项都拿满 → 9 分，应为 10 分 | 权重改为 56%、44%']],
  ['weights of raters', sheet(rating({ final: 'weighted', raters: [{ role: 'supervisor', weight: 50 }, { role: 'customer', weight: 30 }] })), ['error weights-sum: “项目”评分人的权重加起来是 80%，要正好 100% | 主管评 10 分，客户评 10 分 → 10 分，满分 10 分 | 权重改为 63%、37%']],
  ['a boundary in neither band', sheet(bands([['>', 99, 10], ['<', 99, 5], ['<', 90, 0]])), [
    'error band-gap: “项目”有数值不在任何一档：合格率正好 99% | 合格率 99% → 0 分，满分 10 分 | 改为不低于 99% 得 10 分，不低于 90% 得 5 分，其余 0 分',
    'warning band-order: “项目”的“低于 90% 得 0 分”永远轮不到：被“低于 99% 得 5 分”先占了 | 合格率 89.99% → 5 分，不是 0 分 | 改为不低于 99% 得 10 分，不低于 90% 得 5 分，其余 0 分',
  ]],
  ['nothing for the rest', sheet(bands([['>=', 90, 10]], null)), ['error band-gap: “项目”有数值不在任何一档：合格率比如 89.99% | 合格率 89.99% → 算不出分，满分 10 分 | 改为不低于 90% 得 10 分，其余 0 分']],
  ['a stretch that belongs to neither', sheet(bands([['>=', 90, 10], ['<', 80, 0]])), ['error band-gap: “项目”有数值不在任何一档：合格率比如 89.99% | 合格率 89.99% → 0 分，满分 10 分 | 改为不低于 90% 得 10 分，其余 0 分']],
  ['bands from both sides', sheet(bands([['>=', 80, 10], ['<=', 85, 0]])), ['error band-overlap: “项目”两档重叠：“不低于 80% 得 10 分”和“不高于 85% 得 0 分”，合格率 80% 时两档都算 | 合格率 80% → 10 分，满分 10 分 | 改为不低于 80% 得 10 分，其余 0 分']],
  ['one condition with two points', sheet(bands([['>', 3, 10], ['>', 3, 0]], 0, 'orders')), ['error band-contradiction: “项目”同一个条件写了两个分数：“高于 3 个得 10 分”和“高于 3 个得 0 分” | 完成单数 4 个 → 10 分，满分 10 分 | 改为高于 3 个得 10 分，其余 0 分']],
  ['a band that the metric can\'t reach', sheet(bands([['>', 100, 10], ['>=', 90, 10]])), ['warning band-order: “项目”的“高于 100% 得 10 分”永远轮不到：这个指标到不了 | 合格率 89.99% → 0 分，不是 10 分 | 改为不低于 90% 得 10 分，其余 0 分']],
  ['the formula upside down', sheet({ kind: 'attainment', metric: 'error-rate', target: { perEmployee: true }, better: 'higher', cap: null, ceiling: 40 }), [
    'error perverse-direction: “项目”差错率越差，得分越高 | 差错率 2%，目标 2% → 10 分；差错率 4%，目标 2% → 20 分，满分 10 分 | 差错率越低越好',
    'warning unbounded-above: “项目”最多能到 40 分，高于满分 10 分 | 差错率 2.01%，目标 2% → 10.05 分，满分 10 分 | 最高 10 分',
  ]],
  ['the good side mistaken where every result is full', sheet({ kind: 'attainment', metric: 'score', target: 100, better: 'lower' }), [
    'error perverse-direction: “项目”回访得分的好坏弄反了，怎么做都一样 | 回访得分 100 分 → 10 分；回访得分 0 分 → 10 分，满分 10 分 | 回访得分越高越好',
    'advice unreachable-zero: “项目”怎么做都是 10 分 | 回访得分 0 分 → 10 分，满分 10 分 | –',
  ]],
  ['bands for the worse', sheet(bands([['>=', 90, 0]], 10)), ['error perverse-direction: “项目”合格率越差，得分越高 | 合格率 90% → 0 分；合格率 89.99% → 10 分，满分 10 分 | 分数按从差到好排好']],
  ['levels out of order', sheet({ kind: 'levels', points: [0, 4, 2, 6, 10], raters: [{ role: 'supervisor' }] }), ['error perverse-direction: “项目”等级越差，得分越高 | 主管选 3 级 → 2 分；主管选 2 级 → 4 分，满分 10 分 | 1 到 5 级依次 0、2、4、6、10 分']],
  ['late days that pay', withMetric(sheet(deduction({ start: 0, entries: [{ metric: 'late-days', points: 5 }] })), 'late-days', { better: 'lower' }), ['error perverse-direction: “项目”拖延天数越差，得分越高 | 拖延天数 0 天 → 0 分；拖延天数 2 天 → 10 分，满分 10 分 | 每 1 个单位 −5 分']],
  ['a rubric with a hole', sheet(rating({ step: 1, rubric: [{ label: '好', from: 6, to: 10 }, { label: '差', from: 0, to: 4 }] })), ['error rubric-gap: “项目”的评分说明不完整：5 分没有说明 | 主管评 5 分 → 5 分，满分 10 分 | 评分说明改为 0–5、6–10 分']],
  ['a rubric that says two things', sheet(rating({ step: 1, rubric: [{ label: '好', from: 5, to: 10 }, { label: '差', from: 0, to: 5 }] })), ['error rubric-gap: “项目”的评分说明不完整：5 分有 2 条说明 | 主管评 5 分 → 5 分，满分 10 分 | 评分说明改为 0–4、5–10 分']],
  ['a metric without a provider', withMetric(sheet(deviation()), 'rate', { providers: [] }), ['error no-source: “项目”要用的“合格率”没有人提供 | 没有数据 → 一直没有分，满分 10 分 | “合格率”由人事录入']],
  ['nobody rates', sheet(rating({ raters: [] })), ['error no-rater: “项目”没有人评分 | 没有人评分 → 一直没有分，满分 10 分 | 由主管评分']],
  ['a group without anybody behind it', sheet(rating({ raters: [{ role: 'customer', isAnonymous: true }] })), ['error no-rater: “项目”只有客户匿名评分，人数不够时没有人接手 | 没有人评分 → 一直没有分，满分 10 分 | 由主管评分']],
  ['a self-score that can stand alone', sheet(rating({ raters: [{ role: 'self', weight: 40 }, { role: 'supervisor' }] })), ['error self-counts-alone: “项目”可以只按自评算分 | 自评 10 分 → 10 分，满分 10 分 | 自评只作参考，由主管等人评分']],
  ['a step on one\'s own sheet', sheet(rating(), { route: [{ ...step, allowSelf: true }] }), ['error approves-own-sheet: “考核”这一步可以由本人签自己的表 | 办理“考核”的人自己的表走到这一步 → 由本人签 | “考核”遇到本人的表由上一级签']],
  ['a step for the person themselves', sheet(rating(), { route: [{ ...step, by: 'self' }] }), ['error approves-own-sheet: “考核”这一步可以由本人签自己的表 | 任何人的表走到“考核” → 由本人签 | “考核”由主管签，本人的表由上一级签']],
  ['full pay out of reach', sheet(rating(), { pay: { passMark: 12 } }), ['error pass-unreachable: 12 分才拿全额，可是这张表最多 10 分 | 每一项都拿最高分 → 10 分，够不着 12 分 | 达标分改为 8 分']],
  ['an item without a name', sheetOfRatings([{}, { isUnnamed: true }], {}), ['error unnamed-item: 第 2 项有 10 分，但没写考核什么，请公司先定下来 | 主管评 10 分 → 10 分，满分 10 分 | 先去掉这一项，其余 10 分按 20 分折算']],
  ['full compliance below full marks', sheet(deduction({ start: 8 })), ['warning unreachable-points: “项目”满分 10 分，最多只能拿到 8 分 | 没有任何事件 → 8 分，满分 10 分 | “项目表扬”1 次加 1 分']],
  ['a target of nothing', sheet({ kind: 'attainment', metric: 'sales', target: 0, better: 'higher' }), ['warning unreachable-points: “项目”目标是 0，怎么做都算不出分 | 销售额 0 元 → 算不出分，满分 10 分 | –']],
  ['gains without an end', sheet(deduction({ start: 5, entries: [{ incident: 'praise', points: 1 }, { incident: 'violation', points: -1 }], ceiling: null })), ['warning unbounded-above: “项目”上不封顶，超过满分 10 分还能一直加 | 表扬 6 次 → 11 分，满分 10 分 | 最高 10 分']],
  ['losses without an end', sheet(deduction({ floor: null })), ['warning unbounded-below: “项目”下不保底，扣到 0 分以下还能一直扣 | 违规 11 次 → −1 分，满分 10 分 | 最低 0 分']],
  ['pay above its base', sheet(rating(), { pay: { passMark: 8 } }), ['warning unbounded-above: 超过 8 分，绩效工资照比例往上算，不封顶（最多 125%） | 每一项都拿最高分 → 10 分，绩效工资是基数的 125% | 最多发基数的 100%']],
  ['a veto on the impossible', sheet(deduction(), {}, { veto: { when: { metric: 'rate', comparison: '>', value: 100 }, effect: 'item-zero' } }), ['warning dead-veto: “项目”的单项否决永远不会生效：合格率最高只到 100% | 合格率 100% → 10 分，满分 10 分 | 去掉这个否决']],
  ['a hair that pay hangs on', sheet(bands([['>=', 90, 10]]), { pay: { passMark: 8, cap: 1 } }), [
    'advice cliff: “项目”差一点，绩效工资差 125% | 合格率 90% → 10 分；合格率 89.99% → 0 分，满分 10 分 | 中间加几档',
  ]],
  ['a share of few jobs', sheetOf([{ id: 'item', title: '项目', max: 10, rule: deviation() }, { id: 'other', title: '其他', max: 90, rule: rating() }], { pay: { passMark: 80, cap: 1 } }), [
    'advice cliff: “项目”只有 1 单时，差 1 单，绩效工资差 12.5% | 合格率 100%（1 单里 1 单） → 10 分；合格率 0%（1 单里 0 单） → 0 分，满分 10 分 | 合格率满 25 单才计分',
  ]],
  ['standards that don\'t make full pay', sheetOf([{ id: 'item', title: '项目', max: 10, rule: deduction({ start: 5, entries: [{ incident: 'praise', points: 1 }] }) }, { id: 'other', title: '其他', max: 10, rule: rating() }], { pay: { passMark: 15, cap: 1 } }), [
    'advice narrow-pass: 各项正好达标共 5 分；要到 15 分拿全额，其余 10 分里得拿 10 分 | 各项正好达标，其余还没有分 → 5 分，离 15 分还差 10 分 | 达标分改为 14 分',
  ]],
  ['the worst level', sheet({ kind: 'levels', points: [2, 4, 6, 8, 10], raters: [{ role: 'supervisor' }] }), ['advice unreachable-zero: “项目”最差也有 2 分 | 主管选 1 级 → 2 分，满分 10 分 | 1 级得 0 分']],
]

test.each(cases)('%s', (_remark, template, found) => {
  expect(lintTemplate(template).map(says)).toEqual(found)
})

test.each(Object.keys(lintCodes) as LintCode[])('the code %s has a case', (code) => {
  expect(cases.some(([, template]) => lintTemplate(template).some((finding) => finding.code === code))).toBe(true)
})

/** What a company may well mean. */
test.each<readonly [remark: string, template: Template]>([
  ['bands from the best down', sheet(bands([['>=', 99, 10], ['>=', 95, 8], ['>=', 90, 4]]))],
  ['a rest between two bands', sheet(bands([['>=', 90, 10], ['<', 80, 0]], 5))],
  ['bands that meet', sheet(bands([['>=', 90, 10], ['<', 90, 0]], null))],
  ['lower is better', sheet(bands([['<=', 1, 10], ['<=', 3, 5]], 0, 'error-rate'))],
  ['attainment up to its cap', sheet({ kind: 'attainment', metric: 'sales', target: { perEmployee: true }, better: 'higher' })],
  ['an error rate against the last period', sheet({ kind: 'attainment', metric: 'error-rate', target: { previous: true }, better: 'lower' })],
  ['a deviation within its bounds', sheet(deviation())],
  ['groups with a named rater behind them', sheet(rating({ final: 'weighted', fallback: 'supervisor', raters: [{ role: 'supervisor', weight: 60 }, { role: 'customer', weight: 40, isAnonymous: true }] }))],
  ['a self-score that counts beside a superior', sheet(rating({ final: 'weighted', raters: [{ role: 'self', weight: 20 }, { role: 'supervisor', weight: 80 }] }))],
  ['a self-score that informs', sheet(rating({ raters: [{ role: 'self' }, { role: 'supervisor' }] }))],
  ['a veto that is switched off', sheet(deduction(), {}, { veto: { isOn: false, when: { metric: 'rate', comparison: '>', value: 100 }, effect: 'item-zero' } })],
  ['a veto that can speak', sheet(deduction(), {}, { veto: { when: { incident: 'complaint' }, effect: 'item-zero' } })],
  ['a rubric in half points', sheet(rating({ rubric: [{ label: '好', from: 8, to: 10 }, { label: '中', from: 5, to: 7.5 }, { label: '差', from: 0, to: '4.5' }] }))],
  ['tasks', sheet({ kind: 'tasks' })],
  ['three signers', sheet(rating(), { route: [step] })],
])('nothing is found on a sound sheet: %s', (_remark, template) => {
  expect(lintTemplate(template).map(says)).toEqual([])
})

test('a company may set how much a step moves and how much of the rest it expects', () => {
  const template = sheet(bands([['>=', 90, 10]]), { pay: { passMark: 8, cap: 1 } })
  expect(lintTemplate(template, { cliffPercent: 125 })).toEqual([])
})
