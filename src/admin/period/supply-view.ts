import { mostSettledAtOnce } from '@shared/cycle/settlement-limit'
import type { ExceptionLine } from '@shared/cycle/read-period'
import { gapSentence, type PayGuardChoice } from '@shared/pay/pay-guard'
import { formatYuan } from '@shared/scoring/explain'
import { comparePoints, divide, exact, isWhole, parseExact, signOf } from '@shared/scoring/exact'

/** How the popup 处理异常 tells what to do about one exception. */
export interface SupplyView {
  readonly what: string
  /** Entering the metric settles it for everybody who shares the value. */
  readonly metricAdvice: string | null
  readonly supplyTitle: string
  readonly valueLabel: string
  readonly valueHint: string
  readonly reasons: readonly string[]
  readonly effect: string
}

const scopeWords = { employee: '本人', crew: '整个班组', store: '整个门店' } as const

export function supplyViewOf(line: ExceptionLine): SupplyView {
  const isRating = line.kind === 'missing-rating'
  const thing = isRating ? `${line.subjectTitle}给“${line.itemTitle}”的评分` : line.subjectTitle
  return {
    what: line.payGap !== null ? gapSentence(line.payGap) : line.kind === 'unmade' ? line.itemTitle : line.itemTitle === '' ? line.title : `${line.title}：${thing}`,
    metricAdvice: line.metric === null ? null
      : line.kind === 'nothing-to-divide' ? '单数还会增加的，补录完整的单数' : `这个数${line.metric.scope === 'employee' ? '是本人的' : `${scopeWords[line.metric.scope]}共用`}，录一次就行`,
    supplyTitle: isRating ? '补录评分' : line.kind === 'missing-target' ? `给${line.employeeName}设目标` : `只给${line.employeeName}补一个数`,
    valueLabel: line.kind === 'missing-target' ? `${line.subjectTitle}的目标${line.unit === '' ? '' : `（${line.unit}）`}` : isRating ? `${line.itemTitle}得几${line.unit}` : `${line.subjectTitle}${line.unit === '' ? '' : `（${line.unit}）`}`,
    valueHint: line.unit === '级' ? '1 到 5 级' : [line.maximum === null ? '' : `0 到 ${line.maximum}`, line.step === null ? '' : `每 ${line.step} 分一档`].filter((part) => part !== '').join('，'),
    reasons: isRating ? ['评分人请假，按书面意见补录', '电话确认后补录'] : line.kind === 'nothing-to-divide' ? ['单数太少，按门店平均补录', '按上一期的比率补录'] : ['按纸面单据补录', '系统没有导入，核对后补录'],
    effect: isRating ? '记在这张表上，注明由您补录，评分人看得到。' : `只用在${line.employeeName}这张表上，注明由您补录。`,
  }
}

/** What is wrong with a value to supply; null when it can be sent. The empty text is not wrong yet. */
export function supplyErrorOf(text: string, { maximum, step }: Pick<ExceptionLine, 'maximum' | 'step'>): string | null {
  if (text === '') return null
  const value = parseExact(text)
  if (value === null || signOf(value) < 0) return '请填数字，最多 6 位小数'
  if (maximum !== null && comparePoints(text, maximum) > 0) return `最多 ${maximum}`
  if (step === null) return null
  return isWhole(divide(value, exact(step))) ? null : `要按 ${step} 分一档给`
}

/** How HR settles what can't come. */
export type Settlement = 'full' | 'zero' | 'exclude'

export interface SettlementChoice {
  readonly way: Settlement
  readonly title: string
  readonly effect: string
  readonly reasons: readonly string[]
}

/** The ways to settle one exception without its input, with what each does to the person's score. */
export function settlementsOf({ ways, itemTitle }: Pick<ExceptionLine, 'ways' | 'itemTitle'>): readonly SettlementChoice[] {
  const all: readonly SettlementChoice[] = [
    { way: 'exclude', title: '这一项不计', effect: `“${itemTitle}”不算分，分值由其他项目按比例分担。`, reasons: ['这段时间没有这项工作', '数据确实拿不到，不影响本人'] },
    { way: 'full', title: '按满分算', effect: `“${itemTitle}”按满分算，写在表上。`, reasons: ['数据丢失不是本人的原因'] },
    { way: 'zero', title: '按 0 分算', effect: `“${itemTitle}”按 0 分算，写在表上，本人看得到。`, reasons: ['催过多次，本人没有提供'] },
  ]
  return all.filter(({ way }) => ways.includes(way))
}

/** How pay below the minimum wage can be settled, with what each does to what is paid. */
export function payChoicesOf({ payGap }: Pick<ExceptionLine, 'payGap'>): readonly { readonly choice: PayGuardChoice; readonly title: string; readonly effect: string; readonly reasons: readonly string[] }[] {
  if (payGap === null) return []
  return [
    { choice: 'top-up', title: '补到最低工资', effect: `发 ${formatYuan(payGap.minimum)}，补的 ${formatYuan(payGap.gap)} 单独写在表上和工资表上。`, reasons: ['按最低工资标准补足'] },
    { choice: 'confirm', title: '照算出的发', effect: `发 ${formatYuan(payGap.pay)}，谁定的、为什么写在表上和工资表上。`, reasons: ['另有底薪，合计高于最低工资', '这段时间请过长假'] },
  ]
}

/** What HR can do about a sheet that could not be made. */
export const unmadeChoices = [
  { way: 'make', title: '再建一次', effect: '改好以后点这里；不点，系统也会自己再试。', label: '改了什么', reasons: ['花名册改好了', '考核表改好了', '技术支持说修好了'] },
  { way: 'waive', title: '这一期不建了', effect: '这一期没有这张表，也不发这张表的绩效工资；原因留在考核期里，谁都看得到。', label: '为什么不建', reasons: ['这一期不考核他', '已经用另一张表考核'] },
] as const
export type UnmadeChoice = (typeof unmadeChoices)[number]

/** The exceptions of a list that can be settled together in one way, as many as go at once. */
export function togetherOf(lines: readonly ExceptionLine[]): readonly ExceptionLine[] {
  return lines.filter(({ maySettle, remedy, ways }) => maySettle && remedy === 'settle-exception' && ways.includes('exclude')).slice(0, mostSettledAtOnce)
}
