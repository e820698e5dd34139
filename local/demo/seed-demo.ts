import { beijingDayOf, beijingMidnight, beijingParts, periodIdOf, shiftPeriodId, toInstant, toMs } from '@shared/cycle/beijing-time'
import { dayOf } from '@shared/job/job-day'
import { openAdminSdk } from '../admin-sdk'
import type { Person } from '@shared/people/person'
import type { LocalCloud } from '../local-cloud'
import { closedQuarter, type Steps } from './closed-quarter'
import { newcomerIds, otherSheetOf, othersEndingWith, openidOf, people, settings, stores } from './company'
import { closedLevels, closedOtherFigures, closedTasks, namedItem, otherFigures, otherLevels, otherTargets, otherTasks } from './other-sheets'
import { collectService, planService, runService } from './service-story'
import { closedJobPeople, openJobs, runningJobPeople } from './story-jobs'
import { closedFigures, closedIncidents, closedSurvey, runningFigures, runningIncidents, runningSurvey } from './story'
import { Storyteller } from './storyteller'
import { rateSheet, signingHours, signOwn, signStep } from './story-signing'

const hr = 'p-zhou-min'

/** The day of a month from which on its story has figures and incidents. */
const firstGoodDay = 14

/** What people give themselves: a little generous, as people are. */
const selfPoints = [
  { item: 'first-pass-rate', points: '24' }, { item: 'inspection', points: '18' }, { item: 'after-sales', points: '17' },
  { item: 'warehouse', points: '8' }, { item: 'tools-vehicles', points: '8' }, { item: 'sales-coordination', points: '9' },
]

const sheetOf = (periodId: string, personId: string) => `${periodId}:${personId}:install-service-card:1`

async function insertCompany(cloud: LocalCloud, hired: readonly Person[], boundAt: string): Promise<void> {
  const database = openAdminSdk(cloud).database()
  await database.collection('settings').add(settings)
  for (const store of stores) await database.collection('stores').add(store)
  await employ(cloud, hired, boundAt)
}

/** Fills an empty data folder with some of the company's people and nothing that happened: a company on its first day with the product. */
export async function seedFirstDay(cloud: LocalCloud, options: { readonly now: Date; readonly names: readonly string[] }): Promise<void> {
  const now = options.now.toISOString()
  cloud.setClockUnchecked(now)
  await insertCompany(cloud, people.filter(({ name }) => options.names.includes(name)), now)
}

async function employ(cloud: LocalCloud, hired: readonly Person[], boundAt: string): Promise<void> {
  const database = openAdminSdk(cloud).database()
  for (const person of hired) {
    await database.collection('people').add(person)
    if (newcomerIds.includes(person._id)) continue
    await database.collection('bindings').add({ _id: openidOf(person._id), personId: person._id, boundAt })
    await database.collection('signals').add({ _id: person._id, openid: openidOf(person._id), rev: 0 })
  }
}

/** The closed month from its opening to the signatures; what is left of the quarter before it happens in its first days. */
async function playClosedMonth(story: Storyteller, periodId: string, quarter: Steps): Promise<void> {
  const [year = 0, month = 1] = periodId.split('-').map(Number)
  const day = (number: number) => beijingMidnight(year, month, number)
  const after = (number: number, hour: number) => toInstant(toMs(beijingMidnight(year, month + 1, number)) + hour * 3_600_000)
  await quarter.until(toInstant(toMs(day(1)) + 8.5 * 3_600_000))
  story.at(toInstant(toMs(day(1)) + 8.5 * 3_600_000))
  await publishOwnSheet(story)
  await story.openMonth(periodId)
  story.at(toInstant(toMs(day(2)) + 10 * 3_600_000))
  await planOtherSheets(story, periodId)
  for (const incident of closedIncidents) {
    await quarter.until(toInstant(toMs(day(incident.day)) + incident.hour * 3_600_000))
    await story.incident(incident, day(incident.day), after(1, 0))
  }
  story.at(after(1, 0.1))
  await story.close()
  story.at(after(1, 9))
  await story.openMonth(shiftPeriodId(periodId, 1))
  story.at(after(2, 10))
  await story.figures(periodId, closedFigures, closedSurvey, { people: closedJobPeople, days: 28 })
  for (const [personId, metricId, value] of closedOtherFigures) await story.act(hr, 'record-metric', { periodId, metricId, scope: 'employee', scopeId: personId, value: { value }, source: '月末汇总' })
  story.at(after(3, 19))
  for (const { person } of closedFigures.filter(({ person: id }) => id !== 'p-song-yang')) {
    await story.act(person, 'submit-self-score', { sheetId: sheetOf(periodId, person), points: selfPoints, comment: '' })
  }
  story.at(after(4, 11))
  for (const { person, coordination } of closedFigures) {
    const rater = people.find(({ _id }) => _id === person)?.storeId === 's-east' ? 'p-tang-yan' : 'p-feng-xia'
    await story.act(rater, 'rate-item', { sheetId: sheetOf(periodId, person), item: 'sales-coordination', points: coordination, comment: '' })
  }
  await rateOtherSheets(story, periodId)
  await collectService(story, periodId, after)
  story.at(after(6, 0.1))
  await story.close()
  await signClosedMonth(story, periodId, after)
}

async function signClosedMonth(story: Storyteller, periodId: string, after: (day: number, hour: number) => string): Promise<void> {
  const sheetIds = [...closedFigures.map(({ person }) => sheetOf(periodId, person)), ...othersEndingWith(periodId).map((personId) => otherSheetOf(periodId, personId))]
  story.at(after(6, 8))
  await planService(story, periodId, beijingDayOf(after(28, 8)))
  for (const hour of signingHours) {
    story.at(after(6, hour))
    for (const sheetId of sheetIds) await signStep(story, sheetId)
  }
  story.at(after(7, 12))
  for (const { person } of closedFigures.filter(({ person: id }) => id !== 'p-ma-xiaolong')) {
    const sheetId = sheetOf(periodId, person)
    const { contentHash } = await story.act(person, 'read-sheet', { sheetId })
    const isAppeal = person === 'p-song-yang'
    await story.act(person, 'sign-sheet', { sheetId, contentHash: contentHash ?? '', answer: isAppeal ? 'appealed' : 'signed', reason: isAppeal ? '有两单没装好是设计尺寸错了，请核对' : '' })
  }
  for (const personId of othersEndingWith(periodId)) {
    await signOwn(story, otherSheetOf(periodId, personId), personId)
  }
  story.at(after(9, 20))
  await story.close()
}

/** HR names the item that 售后部经理考核表 lost, and publishes the company's own version. */
async function publishOwnSheet(story: Storyteller): Promise<void> {
  const templateId = 'after-sales-manager'
  const { rev } = await story.act(hr, 'save-template-draft', { templateId, rev: null, changes: [...namedItem] })
  await story.act(hr, 'publish-template', { templateId, rev })
}

/** The closed month's other sheets at its beginning: targets of the year and jobs. */
async function planOtherSheets(story: Storyteller, periodId: string): Promise<void> {
  for (const [personId, metricId, target] of otherTargets) await story.act(hr, 'set-target', { sheetId: otherSheetOf(periodId, personId), metricId, target, reason: '年初定的目标' })
  for (const [personId, item, tasks] of closedTasks) await story.act('p-guo-jie', 'plan-tasks', { sheetId: otherSheetOf(periodId, personId), item, tasks: [...tasks] })
}

/** Everybody who rates an item of the other sheets gives its points, each as their form has it. */
async function rateOtherSheets(story: Storyteller, periodId: string): Promise<void> {
  for (const [personId, item, level] of closedLevels) await story.act('p-guo-jie', 'rate-item', { sheetId: otherSheetOf(periodId, personId), item, level, comment: '' })
  for (const personId of othersEndingWith(periodId)) await rateSheet(story, otherSheetOf(periodId, personId), personId)
}

/** The other sheets half-way: jobs of the month, the first figures and levels. */
async function playOtherSheets(story: Storyteller, periodId: string): Promise<void> {
  const sheetIdOf = (personId: string) => otherSheetOf(periodId, personId)
  for (const [personId, item, tasks] of otherTasks) await story.act('p-guo-jie', 'plan-tasks', { sheetId: sheetIdOf(personId), item, tasks: [...tasks] })
  for (const [personId, metricId, value] of otherFigures) await story.act(hr, 'record-metric', { periodId, metricId, scope: 'employee', scopeId: personId, value: { value }, source: '月中统计' })
  for (const [personId, item, level] of otherLevels) await story.act('p-guo-jie', 'rate-item', { sheetId: sheetIdOf(personId), item, level, comment: '' })
}

/** The running month up to now: figures of its first weeks, incidents of the last days, some of them unanswered. */
async function playRunningMonth(story: Storyteller, periodId: string, now: string): Promise<void> {
  const { year, month, day } = beijingParts(now)
  const figuresAt = toInstant(toMs(beijingMidnight(year, month, day - 11)) + 17 * 3_600_000)
  if (periodIdOf(figuresAt) === periodId && figuresAt < now) {
    story.at(figuresAt)
    await story.figures(periodId, runningFigures, runningSurvey, { people: runningJobPeople, days: day - 11 })
    await playOtherSheets(story, periodId)
    await runService(story, periodId)
  }
  for (const { daysAgo, ...incident } of runningIncidents) {
    const midnight = beijingMidnight(year, month, day - daysAgo)
    if (periodIdOf(midnight) === periodId) await story.incident({ ...incident, day: 0 }, midnight, now)
  }
  // A little before: the story's clock goes on while it acts, and nothing may lie in the future.
  story.at(toInstant(toMs(now) - 10 * 60_000))
  await story.jobs(openJobs((days) => dayOf(beijingMidnight(year, month, day + days))))
  story.at(now)
  await story.close()
}

/** When the story's close of a month is over. */
function closeEndsAt(periodId: string): string {
  const [year = 0, month = 1] = periodId.split('-').map(Number)
  return toInstant(toMs(beijingMidnight(year, month + 1, 9)) + 20 * 3_600_000)
}

/** In the first days of a month the one before is still in its close: past the cut, its sheets on their way. */
async function playCloseUntil(story: Storyteller, running: string, now: string): Promise<void> {
  const [year = 0, month = 1] = running.split('-').map(Number)
  const hourOfFirst = (hour: number) => toInstant(toMs(beijingMidnight(year, month, 1)) + hour * 3_600_000)
  await playRunningMonth(story, shiftPeriodId(running, -1), hourOfFirst(-6))
  if (now >= hourOfFirst(9)) {
    story.at(hourOfFirst(9))
    await story.close()
    await story.openMonth(running)
  }
  story.at(now)
  await story.close()
}

/**
 * Fills an empty data folder: the company, a closed month and a closed quarter with their results, and the months since as far as they have come. Nothing in it
 * happened later than `now`.
 */
export async function seedDemo(cloud: LocalCloud, options: { now: Date }): Promise<void> {
  const now = options.now.toISOString()
  const running = periodIdOf(now)
  const before = shiftPeriodId(running, -1)
  const isInClose = now < closeEndsAt(before)
  const closed = isInClose ? shiftPeriodId(before, -1) : before
  const [year = 0, month = 1] = closed.split('-').map(Number)
  const story = new Storyteller(cloud)
  const quarter = closedQuarter(story, closed)
  // One of them joins in the middle of the closed month and is paid for the days.
  const hired = people.map((person) => (person._id === 'p-han-lei' ? { ...person, joinedOn: `${closed}-12` } : person))
  await insertCompany(cloud, hired, quarter.startsAt ?? beijingMidnight(year, month, 1))
  await playClosedMonth(story, closed, quarter)
  if (isInClose) await playCloseUntil(story, running, now)
  else await playRunningMonth(story, running, now)
}

/** A demonstration that is not told when to begin: as soon as the running month is half-way, with something to see in it. */
export function demonstrationStart(real: Date): Date {
  const { year, month, day } = beijingParts(real.toISOString())
  return day >= firstGoodDay ? real : new Date(toMs(beijingMidnight(year, month, firstGoodDay)) + 14.5 * 3_600_000)
}
