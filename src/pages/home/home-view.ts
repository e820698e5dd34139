import { leversOf } from '@shared/appraisal/levers'
import { nextStep, stepSentence } from '@shared/appraisal/next-step'
import type { ActionOutput } from '@shared/contract/actions'
import { neighbourPeriodId } from '@shared/cycle/period-id'
import { lastPeriodWord, thisPeriodWord } from '@shared/cycle/period-title'
import type { Task } from '@shared/approval/list-tasks'
import type { Me } from '@shared/people/read-me'
import { dueLabel, periodLabel, pointsLabel } from '../../ui/format'
import { daysViewOf, type DaysView } from '../../ui/score-days'
import { scoreViewOf, type ScoreView } from '../../ui/score-view'

/** The employee's own part of the home page. */
export interface OwnScore {
  readonly sheetId: string
  readonly periodId: string
  readonly heading: string
  readonly score: ScoreView
  readonly days: DaysView
  /** The single most worthwhile step, in a sentence; null where none brings points. */
  readonly step: string | null
  /** What the same form came to in the period before: `上月 86 分`; null without one. */
  readonly lastTotal: string | null
  /** `本月绩效工资`, `本季度绩效工资`. */
  readonly payTitle: string
  readonly alongside: readonly { readonly sheetId: string; readonly title: string; readonly detail: string }[]
}

/** The own score of the running period; null where there is no sheet. */
export function ownScoreOf(home: ActionOutput<'read-home'>, now: string): OwnScore | null {
  const sheet = home.current
  if (sheet === null) return null
  const lastPeriodId = neighbourPeriodId(sheet.periodId, -1)
  const last = home.history.find((line) => line.sheet.periodId === lastPeriodId && line.sheet.templateId === sheet.template.id)?.sheet.total ?? null
  const step = nextStep(sheet.template, sheet.inputs, leversOf(sheet.template, sheet.inputs, sheet.state, sheet.survey))
  return {
    sheetId: sheet.id, periodId: sheet.periodId, heading: `${periodLabel(sheet.periodId)} · ${sheet.template.title}`, score: scoreViewOf(sheet), days: daysViewOf(sheet, now), step: step === null ? null : stepSentence(sheet.template, step),
    lastTotal: last === null ? null : `${lastPeriodWord(sheet.periodId)} ${pointsLabel(last)} 分`, payTitle: `${thisPeriodWord(sheet.periodId)}绩效工资`,
    alongside: home.alongside.map(({ id, periodId, total }) => ({ sheetId: id, title: `${periodLabel(periodId)}考核`, detail: total === null ? '还没有得分' : `现在 ${pointsLabel(total)} 分` })),
  }
}

/** How many things wait for the person, in one line; null when nothing does. */
export function waitingText(tasks: readonly Task[]): string | null {
  return tasks.length === 0 ? null : `有 ${tasks.length} 件事等您处理`
}

/** `上午好，李大勇` by server time. */
export function greetingOf(me: Me, hour: number): string {
  const part = hour < 6 ? '夜深了' : hour < 11 ? '早上好' : hour < 13 ? '中午好' : hour < 18 ? '下午好' : '晚上好'
  return `${part}，${me.name}`
}

/** The door to giving points: how many are given, and what is due after the cut. */
export function ratingDoorOf(ratings: ActionOutput<'list-ratings'>['ratings']): { readonly title: string; readonly detail: string; readonly tag: { readonly text: string; readonly tone: 'warn' | 'good' } | null } {
  if (ratings.length === 0) return { title: '现在没有要打的分', detail: '考核表里由您评分的项目，会出现在这里', tag: null }
  const due = ratings.filter(({ state }) => state !== 'live')
  const [first] = due
  const round = first === undefined ? ratings : due
  const waiting = round.filter(({ given }) => given === null).length
  const detail = waiting === 0 ? '考核前还可以改' : first === undefined ? '结束前随时可以打，也可以改' : `${dueLabel(first.dueAt)}打完`
  return { title: `已打 ${round.length - waiting} 项，还剩 ${waiting} 项`, detail, tag: waiting === 0 ? { text: '都打好了', tone: 'good' } : first === undefined ? null : { text: '待打分', tone: 'warn' } }
}
