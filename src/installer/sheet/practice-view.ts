import { beijingMidnight, toInstant, toMs } from '@shared/cycle/beijing-time'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { outcomeTitles, type PlanStep, type ReviewOutcome } from '@shared/improvement/improvement-plan'
import { raterTitles } from '@shared/scoring/explain'
import { dateLabel, dueLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

/** A day as people read it: `12月5日 周六`. */
export function dayLabel(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return dateLabel(beijingMidnight(year, month, date))
}

/** The 360° part of a sheet in words. */
export interface SurveyCardView {
  readonly text: string
  readonly groups: readonly { readonly role: string; readonly title: string; readonly detail: string; readonly tag: string; readonly tone: Tone }[]
  readonly comments: readonly { readonly title: string; readonly texts: readonly string[] }[]
  readonly mayGiveCodes: boolean
  readonly mayChoose: boolean
}

export function surveyCardOf({ survey, may }: SheetView): SurveyCardView | null {
  if (survey === null) return null
  const isOpen = survey.publishedAt === null
  return {
    text: isOpen ? `评分收齐以前，谁也看不到分数，这里只有人数。${dueLabel(survey.closesAt)}评完，之后一次公布。` : '已经公布。每一方只有平均分，没有谁评了多少。',
    groups: survey.groups.map(({ role, asked, answers, minAnswers, counts }) => ({
      role, title: raterTitles[role] ?? role,
      detail: isOpen ? (role === 'customer' ? `发了 ${asked} 个评价码` : `请了 ${asked} 人`) : counts === true ? '按权重算分' : `不满 ${minAnswers} 人，权重归上级，什么都不显示`,
      tag: `${answers} 人已评`, tone: isOpen ? (answers >= minAnswers ? 'good' : 'plain') : counts === true ? 'good' : 'warn',
    })),
    comments: survey.groups.filter(({ comments }) => comments.length > 0).map(({ role, comments }) => ({ title: `${raterTitles[role] ?? role}的留言`, texts: comments })),
    mayGiveCodes: may.includes('create-answer-codes'), mayChoose: may.includes('choose-raters'),
  }
}

/** The talk of a sheet in words. */
export interface TalkCardView {
  readonly title: string
  readonly rule: string
  readonly lines: readonly { readonly label: string; readonly text: string }[]
  readonly tag: { readonly text: string; readonly tone: Tone }
  readonly mayPlan: boolean
  readonly mayRecord: boolean
  readonly mayConfirm: boolean
  /** Confirming in somebody else's place: HR, with a reason. */
  readonly isForOther: boolean
}

export function talkCardOf({ talkRule, talk, may, employee }: SheetView, myId: string): TalkCardView | null {
  if (talkRule === null) return null
  const lines = talk === null ? [] : [
    ...(talk.plannedOn === null || talk.heldOn !== null ? [] : [{ label: '约在', text: dayLabel(talk.plannedOn) }]),
    ...(talk.heldOn === null ? [] : [{ label: '谈的日子', text: dayLabel(talk.heldOn) }, { label: `${talk.recordedByName}记`, text: talk.notes }]),
    ...(talk.confirmation === null ? [] : [{ label: '确认', text: `${talk.confirmation.byName}${talk.confirmation.isByHr ? '代本人确认' : '确认，无异议'}${talk.confirmation.remark === '' ? '' : `：${talk.confirmation.remark}`}` }]),
    ...(talk.objection === null ? [] : [{ label: '本人异议', text: talk.objection }]),
  ]
  const tag = talk === null || talk.heldOn === null ? { text: (talk?.plannedOn ?? null) === null ? '还没谈' : '约好了', tone: 'warn' as const }
    : talk.confirmation !== null ? { text: '双方无异议', tone: 'good' as const } : talk.objection !== null ? { text: '有异议', tone: 'bad' as const } : { text: '等本人确认', tone: 'warn' as const }
  return {
    title: talkRule === 'each-period' ? '定期面谈' : '绩效面谈',
    rule: talkRule === 'each-period' ? '每个考核期谈一次，记下来以后，上级才能签考核。' : '上级和本人谈过、本人确认无异议，上级才能签考核。',
    lines, tag, mayPlan: may.includes('plan-talk'), mayRecord: may.includes('record-talk'), mayConfirm: may.includes('confirm-talk'), isForOther: employee.id !== myId,
  }
}

/** The improvement part of a sheet in words. */
export interface ImprovementCardView {
  readonly rule: string
  readonly low: readonly { readonly id: string; readonly title: string; readonly detail: string; readonly advice: readonly string[] }[]
  readonly steps: readonly { readonly key: string; readonly title: string; readonly detail: string }[]
  readonly agreedText: string | null
  readonly mayWrite: boolean
  /** The other one's steps stand: one tap agrees. */
  readonly mayAgree: boolean
  readonly previous: { readonly steps: readonly { readonly key: string; readonly title: string; readonly detail: string; readonly tag: { readonly text: string; readonly tone: Tone } | null }[]; readonly remark: string | null; readonly mayReview: boolean } | null
}

const outcomeTones: Record<ReviewOutcome, Tone> = { 'done': 'good', 'partly': 'warn', 'not-done': 'bad' }

export function improvementCardOf({ improvement, may, employee }: SheetView, myId: string): ImprovementCardView | null {
  if (improvement === null || (improvement.lowItems.length === 0 && improvement.plan === null && improvement.previous === null)) return null
  const { threshold, lowItems, plan, previous } = improvement
  const mine = employee.id === myId ? plan?.agreed.employee : plan?.agreed.superior
  const said = plan === null ? [] : [plan.agreed.superior, plan.agreed.employee].filter((name) => name !== null)
  return {
    rule: `低于满分 ${threshold}% 的项目，由本人和上级一起定改进计划，下期回顾。`,
    low: lowItems.map(({ id, title, points, max, advice }) => ({ id, title, detail: `${Number(points)} 分，满分 ${Number(max)}`, advice })),
    steps: (plan?.steps ?? []).map(({ itemTitle, text, dueOn }, index) => ({ key: `${index} ${text}`, title: text, detail: `${itemTitle} · ${dayLabel(dueOn)}前` })),
    agreedText: plan === null ? null : said.length === 2 ? `${said.join('、')}都同意` : said.length === 1 ? `${said.join('')}写的，等${plan.agreed.employee === null ? '本人' : '上级'}同意` : null,
    mayWrite: may.includes('write-plan'), mayAgree: may.includes('write-plan') && plan !== null && mine === null,
    previous: previous === null ? null : {
      steps: previous.steps.map(({ itemTitle, text, dueOn }, index) => { const outcome = previous.review?.outcomes[index]; return { key: `${index} ${text}`, title: text, detail: `${itemTitle} · ${dayLabel(dueOn)}前`, tag: outcome === undefined ? null : { text: outcomeTitles[outcome], tone: outcomeTones[outcome] } } }),
      remark: previous.review === null ? null : `${previous.review.byName}回顾${previous.review.remark === '' ? '' : `：${previous.review.remark}`}`, mayReview: may.includes('review-plan'),
    },
  }
}

/** A plan to start from: for every low item without steps the first piece of advice, due in so many days. */
export function proposedSteps({ improvement }: Pick<SheetView, 'improvement'>, now: string, days = 30): readonly PlanStep[] {
  if (improvement === null) return []
  const dueOn = toInstant(toMs(now) + (days * 24 + 8) * 3_600_000).slice(0, 10)
  const kept = (improvement.plan?.steps ?? []).map(({ item, text, dueOn: due }) => ({ item, text, dueOn: due }))
  const open = improvement.lowItems.filter(({ id }) => !kept.some(({ item }) => item === id))
  return [...kept, ...open.map(({ id, advice }) => ({ item: id, text: advice[0] ?? '', dueOn }))]
}
