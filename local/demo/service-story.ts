import { beijingDayOf, toInstant, toMs } from '@shared/cycle/beijing-time'
import { endsQuarter, otherSheetOf } from './company'
import type { Storyteller } from './storyteller'

/** What forms of the customer service ask for beside points: 360° answers and an interview (江楠), a talk (叶芳), an improvement plan (石青). */
const superior = 'p-guo-jie'

type After = (day: number, hour: number) => string

const answers = (work: number, people: number, ideas: number) => [{ question: 'goals', level: work }, { question: 'team-management', level: people }, { question: 'innovation', level: ideas }]

interface Answered {
  readonly person: string
  readonly role: 'subordinate' | 'other-department'
  readonly at: readonly [day: number, hour: number]
  readonly answers: ReturnType<typeof answers>
  readonly comment: string
}

/** Three of the team answer and count; of the other departments only two, so that nothing of theirs is shown. */
const insideAnswers: readonly Answered[] = [
  { person: 'p-su-mei', role: 'subordinate', at: [2, 12], answers: answers(4, 5, 4), comment: '有难处会替我们顶着' },
  { person: 'p-feng-xia', role: 'other-department', at: [3, 11], answers: answers(4, 4, 3), comment: '交接单有时要催' },
  { person: 'p-yu-ting', role: 'subordinate', at: [3, 20], answers: answers(4, 4, 3), comment: '排班表能再早两天出就好了' },
  { person: 'p-lu-jia', role: 'subordinate', at: [4, 9], answers: answers(5, 4, 4), comment: '' },
  { person: 'p-deng-tao', role: 'other-department', at: [4, 18], answers: answers(3, 4, 4), comment: '' },
]
const customerAnswers = [{ answers: answers(5, 5, 4), comment: '有问题当天就回电话' }, { answers: answers(4, 5, 4), comment: '' }, { answers: answers(4, 4, 3), comment: '希望周末也能约上门' }]

/** What is noted of a talk. */
const talkNotes: Readonly<Record<string, string>> = {
  'p-jiang-nan': '谈了服务目标、团队和客户的反馈；下期重点抓排班和交接。', 'p-ye-fang': '肯定投诉处理；带教没有落实，商定下月每周检查一次新人的回访单。',
}

/** On which days after a quarter's end its answers come. */
export const answerDays: readonly number[] = [2, 3, 4]

/** One of those days: on the first the talk is planned and customers answer by code; the team and other departments answer in the app. */
export async function answerOn(story: Storyteller, month: string, day: number, after: After): Promise<void> {
  const sheetId = otherSheetOf(month, 'p-jiang-nan')
  if (day === answerDays[0]) {
    story.at(after(day, 11))
    await story.act(superior, 'plan-talk', { sheetId, plannedOn: beijingDayOf(after(5, 10)) })
    const { codes } = await story.act(superior, 'create-answer-codes', { sheetId, count: 4 })
    for (const [index, given] of customerAnswers.entries()) await story.actAs(`demo-customer-${index + 1}`, 'submit-customer-answers', { code: codes[index] ?? '', ...given })
  }
  for (const { person, role, at, answers: levels, comment } of insideAnswers.filter((one) => one.at[0] === day)) {
    story.at(after(day, at[1]))
    await story.act(person, 'submit-answers', { sheetId, role, answers: levels, comment })
  }
}

/** The talks are held and agreed on. */
export async function talkWith(story: Storyteller, month: string, people: readonly string[], after: After): Promise<void> {
  story.at(after(5, 10))
  for (const person of people) await story.act(superior, 'record-talk', { sheetId: otherSheetOf(month, person), heldOn: beijingDayOf(after(5, 10)), notes: talkNotes[person] ?? '' })
  story.at(after(5, 17))
  for (const person of people) await story.act(person, 'confirm-talk', { sheetId: otherSheetOf(month, person), agrees: true, remark: '' })
}

/** After the cut of a month: answers where a quarter ends with it, and the talks. */
export async function collectService(story: Storyteller, month: string, after: After): Promise<void> {
  for (const day of endsQuarter(month) ? answerDays : []) await answerOn(story, month, day, after)
  await talkWith(story, month, [...(endsQuarter(month) ? ['p-jiang-nan'] : []), 'p-ye-fang'], after)
}

/** What scored low becomes a plan: the first piece of advice for each item, by the superior, agreed to by the person. */
export async function planService(story: Storyteller, periodId: string, dueOn: string): Promise<void> {
  const sheetId = otherSheetOf(periodId, 'p-shi-qing')
  const { improvement } = await story.act(superior, 'read-sheet', { sheetId })
  const steps = (improvement?.lowItems ?? []).flatMap(({ id, advice }) => advice.slice(0, 1).map((text) => ({ item: id, text, dueOn })))
  if (steps.length === 0) throw new Error(`${sheetId} has nothing to improve`)
  await story.act(superior, 'write-plan', { sheetId, steps })
  await story.act('p-shi-qing', 'write-plan', { sheetId, steps })
}

/** The running quarter, told in its running month: one of the team has answered, and an interview is planned. */
export async function runService(story: Storyteller, periodId: string): Promise<void> {
  const sheetId = otherSheetOf(periodId, 'p-jiang-nan')
  await story.act('p-su-mei', 'submit-answers', { sheetId, role: 'subordinate', answers: answers(4, 4, 4), comment: '' })
  const { dates } = await story.act(superior, 'read-sheet', { sheetId })
  await story.act(superior, 'plan-talk', { sheetId, plannedOn: beijingDayOf(toInstant(toMs(dates.cutAt) + 3.4 * 86_400_000)) })
}
