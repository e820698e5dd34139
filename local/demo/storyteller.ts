import { createHash } from 'node:crypto'
import { toInstant, toMs } from '@shared/cycle/beijing-time'
import type { CallReply } from '@shared/contract/call'
import type { ActionInput, ActionName, ActionOutput } from '@shared/contract/actions'
import { uploadPathOf, type BoundPhoto } from '@shared/evidence/photo'
import { openAdminSdk } from '../admin-sdk'
import type { LocalCloud } from '../local-cloud'
import { openidOf, quarterOf } from './company'
import { photoOf, type Scene } from './story-photos'
import { finishedJobs } from './story-jobs'
import type { Figures, StoryIncident } from './story'

const hr = 'p-zhou-min'
const inspector = 'p-zheng-kai'
const afterSales = 'p-xu-li'

/** A photo of the story: its bytes, and how they are bound. */
interface StoryPhoto {
  readonly content: Buffer
  readonly bound: BoundPhoto
}

const boundIn = (photo: StoryPhoto | null): { photos?: BoundPhoto[] } => (photo === null ? {} : { photos: [photo.bound] })

/** Plays the demonstration company's story through the real functions, so that what a newcomer sees was made as everything else is. */
export class Storyteller {
  private commands = 0
  private readonly opened = new Set<string>()

  constructor(readonly cloud: LocalCloud) {}

  /** Sets the story's clock; nothing is skipped, since the story tells when the close runs. */
  at(instant: string): void {
    this.cloud.setClockUnchecked(instant)
  }

  /** Does something as a person of the company; a refusal is a mistake in the story. */
  async act<Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>): Promise<ActionOutput<Name>> {
    this.commands += 1
    const commandId = `story-${String(this.commands).padStart(6, '0')}`
    const reply = await this.cloud.call('api', { action, input, commandId }, { openid: openidOf(personId) }) as CallReply
    if (!reply.ok) throw new Error(`${action} by ${personId}: ${reply.refusal.code} ${reply.refusal.message}`)
    return reply.output as ActionOutput<Name>
  }

  /** Does something under a WeChat account that belongs to nobody of the company. */
  async actAs<Name extends ActionName>(openid: string, action: Name, input: ActionInput<Name>): Promise<void> {
    this.commands += 1
    const reply = await this.cloud.call('api', { action, input, commandId: `story-${String(this.commands).padStart(6, '0')}` }, { openid }) as CallReply
    if (!reply.ok) throw new Error(`${action} by ${openid}: ${reply.refusal.code} ${reply.refusal.message}`)
  }

  /** The close's timer strikes; whether it left nothing undone that is due. */
  async close(): Promise<boolean> {
    const { isDone } = await this.cloud.call('close', {}, { source: 'wx_trigger' }) as { readonly isDone: boolean }
    return isDone
  }

  /** HR opens a period, and the story waits until everybody has their sheet: on a slow machine the timer makes the last ones. */
  async openPeriod(periodId: string): Promise<void> {
    this.opened.add(periodId)
    await this.act(hr, 'open-period', { periodId })
    while (!await this.close()) { /* the next slice goes on where this one stopped */ }
  }

  /** A month, and its quarter where that is not open yet. */
  async openMonth(month: string): Promise<void> {
    await this.openPeriod(month)
    if (!this.opened.has(quarterOf(month))) await this.openPeriod(quarterOf(month))
  }

  async incident(story: StoryIncident, day: string, until: string): Promise<void> {
    const loggedAt = toInstant(toMs(day) + story.hour * 3_600_000)
    if (loggedAt >= until) return
    this.at(loggedAt)
    const photo = this.photoOf(story.photo, loggedAt)
    const { incidentId } = await this.act(story.by, 'log-incident', {
      employeeId: story.about, kind: story.kind, quantity: story.quantity ?? 1, occurredAt: toInstant(toMs(loggedAt) - 20 * 60_000), note: story.note, orderNo: story.orderNo ?? null, ...boundIn(photo),
    })
    await this.attach(story.by, incidentId, photo)
    const answeredAt = toInstant(toMs(loggedAt) + 3 * 3_600_000)
    if (story.answer === undefined || answeredAt >= until) return
    this.at(answeredAt)
    if (story.answer === 'acknowledge') {
      await this.act(story.about, 'acknowledge-incident', { incidentId })
      return
    }
    const evidence = this.photoOf(story.answer.photo, answeredAt)
    await this.act(story.about, 'dispute-incident', { incidentId, reason: story.answer.dispute, ...boundIn(evidence) })
    await this.attach(story.about, incidentId, evidence)
    const { decidedBy, verdict, quantity, reason } = story.answer
    const decidedAt = toInstant(toMs(answeredAt) + 5 * 3_600_000)
    if (decidedBy === undefined || verdict === undefined || reason === undefined || decidedAt >= until) return
    this.at(decidedAt)
    await this.act(decidedBy, 'decide-incident', { incidentId, verdict, quantity: quantity ?? null, reason })
  }

  private photoOf(scene: Scene | undefined, at: string): StoryPhoto | null {
    if (scene === undefined) return null
    const takenAt = toInstant(toMs(at) - 4 * 60_000)
    const content = photoOf(scene, takenAt)
    return { content, bound: { sha256: createHash('sha256').update(content).digest('hex'), sizeBytes: content.length, type: 'image/png', takenAt } }
  }

  /** What the phone does once the function knows of the photo: its bytes go to the only path, and the function looks at them. */
  private async attach(personId: string, incidentId: string, photo: StoryPhoto | null): Promise<void> {
    if (photo === null) return
    const { fileID } = await openAdminSdk(this.cloud).uploadFile({ cloudPath: uploadPathOf(incidentId, photo.bound), fileContent: photo.content })
    const { state, note } = await this.act(personId, 'attach-photo', { incidentId, sha256: photo.bound.sha256, fileId: fileID })
    if (state !== 'kept') throw new Error(`the photo of ${incidentId} is ${state}: ${note}`)
  }

  /** HR loads the file of jobs, in batches as the page does. */
  async jobs(rows: ActionInput<'import-jobs'>['rows']): Promise<void> {
    for (let start = 0; start < rows.length; start += 50) await this.act(hr, 'import-jobs', { rows: rows.slice(start, start + 50) })
  }

  /** A month's figures: of these people the first-pass rate follows from jobs that were done on its first days. */
  async figures(periodId: string, figures: readonly Omit<Figures, 'coordination'>[], survey: readonly { crew: string; score: string }[], byJobs: { people: readonly string[]; days: number }): Promise<void> {
    await this.jobs(figures.filter(({ person }) => byJobs.people.includes(person)).flatMap((one) => finishedJobs(one.person, one, periodId, byJobs.days)))
    for (const { crew, score } of survey) {
      await this.act(inspector, 'record-metric', { periodId, metricId: 'inspection-survey-score', scope: 'crew', scopeId: crew, value: { value: score }, source: '质检电话回访表' })
    }
    for (const { person, passed, finished, satisfaction } of figures) {
      if (!byJobs.people.includes(person)) await this.act(hr, 'record-metric', { periodId, metricId: 'first-pass-rate', scope: 'employee', scopeId: person, value: { numerator: passed, denominator: finished }, source: '安装完工单' })
      await this.act(afterSales, 'record-metric', { periodId, metricId: 'after-sales-satisfaction', scope: 'employee', scopeId: person, value: { value: satisfaction }, source: '售后服务回访表' })
    }
  }
}
