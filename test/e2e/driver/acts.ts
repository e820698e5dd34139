import type { Phone } from './phone'

// One verb for each thing that people do on the pages. Each begins at home and ends where the person sees that it is done.

const anything = String.raw`.*`

/** HR opens the period that can be opened, such as `2026年12月`. */
export async function openMonth(hr: Phone, title: string): Promise<void> {
  await openDoor(hr, '考核月')
  await hr.tap(`开启${title}考核`)
  await hr.tap('开启')
  await hr.see(title)
  await hr.seeGone(`开启${title}考核`)
}

/** One of the doors on the home page of those who close the month, such as `工资表`. */
export async function openDoor(phone: Phone, title: string): Promise<void> {
  await phone.goHome()
  await phone.tap(new RegExp(`^${title}`))
}

/** One of the list of what waits, by how its line begins. */
export async function openTask(phone: Phone, line: RegExp): Promise<void> {
  await phone.goHome()
  await phone.goTab('待办')
  await phone.tap(line)
}

/** One of what waits for a person about their own month. The list on the phone may be of an earlier moment, with a line that reads the same, until its group is there. */
export async function openOwnTask(worker: Phone, group: '自评' | '等您签字', month: string): Promise<void> {
  await worker.goHome()
  await worker.goTab('待办')
  await worker.see(group)
  await worker.tap(new RegExp(`^${month}`))
}

/** The superior opens somebody's sheet from the team. */
export async function openSheetOf(lead: Phone, employee: string): Promise<void> {
  await lead.goHome()
  await lead.tap(/^看全部/)
  await lead.tap(new RegExp(`^${employee}`))
  await lead.see('考核表')
}

export interface NewIncident {
  readonly about: string
  readonly kind: string
  readonly times?: number
  readonly note?: string
  /** Why there is no photo, where one is asked for. */
  readonly noPhoto?: string
}

/** Somebody who leads logs on site what happened. */
export async function logIncident(reporter: Phone, { about, kind, times = 1, note, noPhoto = '事后才知道' }: NewIncident): Promise<void> {
  await reporter.goHome()
  await reporter.tap('记一笔')
  await reporter.tap(new RegExp(`^记${about}`))
  await reporter.tap(new RegExp(`^${kind}`), 'radio')
  await reporter.tap('没法拍')
  await reporter.tap(noPhoto)
  if (times > 1 || note !== undefined) await reporter.tap('补充')
  for (let count = 1; count < times; count += 1) await reporter.tap('几次增加')
  if (note !== undefined) await reporter.fill('说明', note)
  await reporter.tap(/^记上/)
  await reporter.see('记好了')
}

/** The worker says that it was so. */
export async function acknowledge(worker: Phone, kind: string): Promise<void> {
  await openIncident(worker, new RegExp(`^${kind}${anything}看详情`))
  await worker.tap('确认')
  await worker.see('您已确认，按记录计分。')
}

/** The worker says why it was not so; from then on it is out of the score. */
export async function dispute(worker: Phone, kind: string, reason: string): Promise<void> {
  await openIncident(worker, new RegExp(`^${kind}${anything}看详情`))
  await worker.tap('有异议')
  await worker.tap(reason)
  await worker.tap('提出异议')
  await worker.see('有异议，先不计分，等记录人以外的管理者裁定。')
}

async function openIncident(phone: Phone, line: RegExp): Promise<void> {
  await phone.goHome()
  await phone.goTab('事件')
  // Who leads a team has its incidents on show first.
  if (await phone.sees(/^我的 \d+$/)) await phone.tap(/^我的/, 'tab')
  await phone.tap(line)
}

export interface Decision {
  readonly employee: string
  readonly kind: string
  readonly verdict: '维持' | '减轻' | '撤销'
  readonly reason: string
}

/** Somebody other than the reporter decides a dispute from the list of what waits. */
export async function decide(decider: Phone, { employee, kind, verdict, reason }: Decision): Promise<void> {
  await openTask(decider, new RegExp(`^${employee} · ${kind}`))
  await decider.tap('裁定')
  await decider.tap(new RegExp(`^${verdict}`), 'radio')
  await decider.tap(reason)
  await decider.tap(`裁定：${verdict}`)
  await decider.seeGone('裁定')
}

/** Whoever provides metrics records them one after the other, or records them anew; a line is told by how it is read aloud: `丁浩，销售额`. */
export async function recordMetrics(provider: Phone, values: readonly (readonly [line: string, value: string])[]): Promise<void> {
  await openDoor(provider, '指标录入')
  for (const [line, value] of values) {
    await provider.tap(new RegExp(`^${line}，`))
    await provider.fill('数值', value)
    await provider.tap(/^保存|^确认更正/)
    await provider.seeButton(new RegExp(`^${line}，${value}`))
    // What is missing next opens by itself.
    if (await provider.sees('来自哪张单子')) await provider.tap('关闭')
  }
}

/** The superior or HR sets a target on the open sheet. */
export async function setTarget(phone: Phone, metric: string, value: string): Promise<void> {
  await phone.tap(new RegExp(`^${metric}`))
  await phone.fill(`${metric}的目标`, value)
  await phone.tap('保存目标')
  await phone.seeGone('保存目标')
}

/** What a person gives themselves: points by the item's title, and remarks beside some. */
export interface OwnScore {
  readonly points: Readonly<Record<string, string>>
  readonly remarks?: Readonly<Record<string, string>>
}

/** Opens the self-score of a month from the list of what waits. */
export async function openSelfScore(worker: Phone, month: string): Promise<void> {
  await openOwnTask(worker, '自评', month)
  await worker.see(new RegExp(`^${month}自评`))
}

/** Fills in the open self-score, without handing it in. */
export async function fillSelfScore(worker: Phone, { points, remarks = {} }: OwnScore): Promise<void> {
  for (const [item, own] of Object.entries(points)) await worker.fill(item, own)
  for (const [item, remark] of Object.entries(remarks)) await worker.fill(`${item}的说明`, remark)
}

/** Lays the open self-score aside, once the cloud has it: another phone goes on with it. */
export async function keepDraft(worker: Phone): Promise<void> {
  await worker.tap('存草稿')
  await worker.see('已自动保存，换手机也能接着填')
}

/** Points by person and by the item's title. */
export type GivenPoints = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Whoever rates gives points to people, item after item in the order in which the page asks for them; what is not among them is skipped. */
export async function rate(rater: Phone, given: GivenPoints): Promise<void> {
  await openTask(rater, new RegExp(`^${Object.keys(given)[0] ?? ''}`))
  const left = new Set(Object.entries(given).flatMap(([employee, items]) => Object.keys(items).map((item) => `${employee} ${item}`)))
  while (left.size > 0) {
    const [, employee = '', item = ''] = /([^\n]+)\n+[^\n]+\n+[^\n]+\n+\d+年\d+月 · ([^\n]+)/.exec(await rater.text()) ?? []
    const points = given[employee]?.[item]
    if (points === undefined) await rater.tap('先跳过')
    else {
      await rater.fill(`${employee}的分数`, points)
      await rater.tap(new RegExp(`^打 ${points} 分`))
      left.delete(`${employee} ${item}`)
    }
  }
}

/** Opens the sheet from the list of what waits, and signs the step. */
export async function signStep(signer: Phone, employee: string, step: string): Promise<void> {
  await openTask(signer, new RegExp(`^${employee}.*打开`))
  await signer.tap(step)
  await signer.tap(`${step}通过`)
  await signer.seeGone(`${step}通过`)
}

/** Ticks usual sheets in the list of what waits, and signs them together. */
export async function signTogether(signer: Phone, sheets: readonly string[], step: string): Promise<void> {
  await signer.goHome()
  await signer.goTab('待办')
  for (const sheet of sheets) await signer.tap(`选择${sheet}`, 'checkbox')
  await signer.tap(`${step}通过 ${sheets.length} 张`)
  for (const sheet of sheets) await signer.seeGone(new RegExp(`^${sheet}`))
}

/** Opens the sheet from the list of what waits, and sends it back. */
export async function sendBack(signer: Phone, employee: string, to: string, reason: string): Promise<void> {
  await openTask(signer, new RegExp(`^${employee}.*打开`))
  await signer.tap('退回')
  await signer.tap(to)
  await signer.tap(reason)
  await signer.tap('退回')
  await signer.see('退回记录')
}

/** The superior writes a job down on the open sheet: how important it is, and how far it has come. */
export async function planJob(superior: Phone, { name, importance, completion }: { readonly name: string; readonly importance: '低' | '中' | '高'; readonly completion: string }): Promise<void> {
  await superior.tap('加一项任务')
  await superior.fill('任务名称', name)
  await superior.tap(new RegExp(`^重要：${importance}`), 'tab')
  await superior.fill('完成度', completion)
  await superior.tap('保存')
  await superior.seeGone('保存')
}

/** The superior writes on the open sheet how far a job has come. */
export async function reportJob(superior: Phone, name: string, completion: string): Promise<void> {
  await superior.tap(new RegExp(`^${name}`))
  await superior.fill('完成度', completion)
  await superior.tap('保存')
  await superior.seeGone('保存')
}

/** The worker objects to a value behind an item of the open sheet; from then on it is out of the score. */
export async function objectToValue(worker: Phone, item: string, value: string, reason: string): Promise<void> {
  await worker.tap(new RegExp(`^${item}`))
  await worker.tap(new RegExp(`^对“${value}”有异议`))
  await worker.tap(reason)
  await worker.tap('提出异议')
  await worker.see('数值异议')
}

/** Somebody other than who entered a value decides the objection: another takes its place on this sheet. */
export async function changeValue(decider: Phone, sheet: string, value: string, reason: string): Promise<void> {
  await openTask(decider, new RegExp(`^${sheet}`))
  await decider.tap('裁定')
  await decider.tap(/^改值/, 'radio')
  await decider.fill('新的数值', value)
  await decider.tap(reason)
  await decider.tap('裁定：改值')
  await decider.seeGone('裁定')
}

/** HR supplies a value that a sheet waits for, with what it rests on. */
export async function supply(hr: Phone, { exception, way, label, value, reason }: { readonly exception: string; readonly way: RegExp; readonly label: string; readonly value: string; readonly reason: string }): Promise<void> {
  await openDoor(hr, '考核月')
  await hr.tap(exception)
  await hr.tap(way)
  await hr.fill(label, value)
  await hr.tap(reason)
  await hr.tap('补录，接着往下走')
  await hr.seeGone(exception)
}

/** HR leaves an item out that can't be scored, with a reason that stays on the sheet. */
export async function leaveOut(hr: Phone, exception: string, reason: string): Promise<void> {
  await openDoor(hr, '考核月')
  await hr.tap(exception)
  await hr.tap(/^这一项不计/)
  await hr.tap(reason)
  await hr.tap('这一项不计，接着往下走')
  await hr.seeGone(exception)
}

/** Finance raises pay that lies below the minimum wage to it; `gap` is what is said of it. */
export async function topUp(finance: Phone, employee: string, gap: string, reason: string): Promise<void> {
  const exception = `低于最低工资，${employee}，处理`
  await openDoor(finance, '考核月')
  await finance.tap(exception)
  await finance.see(gap)
  await finance.tap(/^补到最低工资/)
  await finance.tap(reason)
  await finance.tap('补到最低工资，接着签字')
  await finance.seeGone(exception)
}

/** The reviewer puts points of their own, each with its reason, in the place of the assessor's, and signs. */
export async function review(reviewer: Phone, employee: string, changed: readonly { readonly item: string; readonly points: string; readonly reason: string }[]): Promise<void> {
  await openTask(reviewer, new RegExp(`^${employee}.*打开`))
  for (const { item, points, reason } of changed) {
    await reviewer.fill(`${item}的审核分`, points)
    await reviewer.fill(`${item}改分的原因`, reason)
  }
  await reviewer.tap('审核')
  await reviewer.tap('审核通过')
  await reviewer.seeGone('审核通过')
}

/** HR says that the data of a sheet that came back are right now. */
export async function confirmData(hr: Phone, reason: string, answer: string): Promise<void> {
  await openDoor(hr, '考核月')
  await hr.tap(new RegExp(`${reason}，核对`))
  await hr.tap(answer)
  await hr.tap('数据没问题，接着往下走')
  await hr.seeNoMore('退回的数据')
}

/** The worker signs the sealed sheet, after one more question. */
export async function signOwnSheet(worker: Phone): Promise<void> {
  await worker.tap('签字确认')
  await worker.tapWords('签字')
  await worker.see('本人已签字')
}

/** The worker appeals against the sealed sheet. */
export async function appeal(worker: Phone, reason: string): Promise<void> {
  await worker.tap('申诉')
  await worker.tap(reason)
  await worker.tap('提交申诉')
  await worker.see(`本人已申诉：${reason}`)
}

export interface CorrectedInput {
  readonly input: string
  readonly value: string
  /** What follows from it, as the page says it before anything is sent. */
  readonly move: string
  readonly reason: string
}

/** From an appeal that is right to a proposed correction of one input. */
export async function proposeCorrection(proposer: Phone, { input, value, move, reason }: CorrectedInput): Promise<void> {
  await proposer.tap('分数有错，更正')
  await proposer.tap(new RegExp(`^${input}，现在`))
  await proposer.fill('应该是', value)
  await proposer.tap('改成这样')
  await proposer.see(move)
  await proposer.tap('提出更正')
  await proposer.tap(reason)
  await proposer.tap('提出')
  await proposer.see('更正记录')
}

/** The second signer looks at the correction, and confirms it. */
export async function confirmCorrection(signer: Phone, employee: string, move: string): Promise<void> {
  await openTask(signer, new RegExp(employee))
  await signer.tap(/^有一项更正等您确认/)
  await signer.see(move)
  await signer.tap('确认更正')
  await signer.tap('看过原始单据，属实')
  await signer.tap('确认')
  await signer.see('更正记录')
}

/** Somebody who has not signed the sheet looks into an appeal, and lets the result stand. */
export async function answerAppeal(judge: Phone, sheet: string, reason: string): Promise<void> {
  await openTask(judge, new RegExp(`^${sheet}`))
  await judge.tap('维持原分')
  await judge.tap(reason)
  await judge.tap('答复')
  await judge.see(new RegExp(`答复：${reason}`))
}

export interface NewPerson {
  readonly name: string
  readonly position: string
  readonly store: string
  readonly superior: string
}

/** HR puts somebody on the roster, from today on. */
export async function addPerson(hr: Phone, { name, position, store, superior }: NewPerson): Promise<void> {
  await openDoor(hr, '花名册')
  await hr.tap('加一个人')
  await hr.fill('姓名', name)
  await hr.fill('岗位', position)
  await hr.tap(store)
  await hr.tap(superior)
  await hr.tap('加进花名册')
  await hr.see(name)
}

/** HR says by which sheet somebody is scored, and no longer by which. */
export async function assignSheet(hr: Phone, { name, insteadOf, sheet }: { readonly name: string; readonly insteadOf?: string; readonly sheet: string }): Promise<void> {
  await openDoor(hr, '花名册')
  await hr.tap(new RegExp(`^${name}`))
  await hr.tap('换考核表')
  if (insteadOf !== undefined) await hr.tap(new RegExp(`^${insteadOf}$`))
  await hr.tap(sheet)
  await hr.tap('换成选中的表')
  await hr.seeGone('换成选中的表')
}
