/** What somebody can be told, in the order of a month. A new kind is its row in `messageKindRows`. */
export const messageKinds = [
  'incident-logged', 'answer-ends', 'late-entry', 'decision-due', 'decision-waits', 'decision-escalated', 'incident-decided', 'objection-decided',
  'self-score-due', 'ratings-due', 'exceptions-raised', 'sign-due', 'sign-waits', 'sign-overdue', 'sheet-returned', 'sheet-sealed',
  'appeal-made', 'appeal-answered', 'correction-proposed', 'sheet-corrected',
] as const
export type MessageKind = (typeof messageKinds)[number]

/** Templates of WeChat's subscription messages that a company applies for; several kinds share one. A consent is given for one of them. */
export const subscriptionKeys = ['incident', 'task', 'result'] as const
export type SubscriptionKey = (typeof subscriptionKeys)[number]

/** What a message opens; some of them need the id of what they show. */
export const messagePages = ['incident', 'sheet', 'self-score', 'tasks', 'rate', 'period'] as const
export type MessagePage = (typeof messagePages)[number]

/** What a message's sentence is made of; never money, never a customer. */
export interface MessageData {
  /** Names of people, already joined. */
  readonly who?: string
  /** What it is about, as the app calls it. */
  readonly what?: string
  /** `2026年11月`. */
  readonly month?: string
  /** A moment in Beijing, `11月5日 24:00`. */
  readonly until?: string
  readonly reason?: string
  readonly count?: number
}

interface MessageKindRow {
  readonly title: string
  readonly subscription: SubscriptionKey
  readonly text: (data: MessageData) => string
}

const join = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined && part !== '').join('')
const because = (reason: string | undefined) => (reason === undefined || reason === '' ? '' : `：${reason}`)

/** Title, sentence and subscription of every kind. */
export const messageKindRows: Record<MessageKind, MessageKindRow> = {
  'incident-logged': { title: '有一条关于您的记录', subscription: 'incident', text: ({ who, what, until }) => `${who}记了：${what}。${until}前可以确认或提出异议` },
  'answer-ends': { title: '答复期快到了', subscription: 'incident', text: ({ what, until }) => `${what}，${until}前还可以确认或提出异议` },
  'late-entry': { title: '补记等您同意', subscription: 'task', text: ({ who, what }) => `${who}：${what}` },
  'decision-due': { title: '等您裁定', subscription: 'task', text: ({ who, what, reason }) => join(`${who}：${what}`, because(reason)) },
  'decision-waits': { title: '还没有裁定', subscription: 'task', text: ({ who, what, until }) => `${who}：${what}，${until}前要有结果` },
  'decision-escalated': { title: '转由您裁定', subscription: 'task', text: ({ who, what }) => `${who}：${what}，已等了 24 小时` },
  'incident-decided': { title: '事件有结果了', subscription: 'incident', text: ({ who, what, reason }) => join(`${who}：${what}`, because(reason)) },
  'objection-decided': { title: '异议有结果了', subscription: 'incident', text: ({ what, reason }) => join(what, because(reason)) },
  'self-score-due': { title: '自评快截止了', subscription: 'task', text: ({ month, until }) => `${month}的自评，${until}前提交` },
  'ratings-due': { title: '还有评分没给', subscription: 'task', text: ({ month, until }) => `${month}的评分，${until}前给` },
  'exceptions-raised': { title: '有异常要处理', subscription: 'task', text: ({ month }) => `${month}有考核表走不下去，等您处理` },
  'sign-due': { title: '有考核表等您签', subscription: 'task', text: ({ month, what }) => `${month}，轮到您${what}` },
  'sign-waits': { title: '考核表还等着您签', subscription: 'task', text: ({ month, what, count }) => `${month}，${count} 张等您${what}已超过一天` },
  'sign-overdue': { title: '有考核表没人签', subscription: 'task', text: ({ month, who, what, count }) => `${month}，${count} 张等${who}${what}已超过两天，请催一催` },
  'sheet-returned': { title: '考核表退回来了', subscription: 'task', text: ({ who, month, reason }) => join(`${who} ${month}`, because(reason)) },
  'sheet-sealed': { title: '考核结果出来了', subscription: 'result', text: ({ month, until }) => `${month}的考核表请您签字，有问题可以申诉，${until}前` },
  'appeal-made': { title: '有人申诉', subscription: 'task', text: ({ who, month, reason }) => join(`${who} ${month}`, because(reason)) },
  'appeal-answered': { title: '申诉有答复了', subscription: 'result', text: ({ month, reason }) => join(`${month}的考核表`, because(reason)) },
  'correction-proposed': { title: '有更正等您确认', subscription: 'task', text: ({ who, month }) => `${who} ${month}的考核表` },
  'sheet-corrected': { title: '考核结果更正了', subscription: 'result', text: ({ month }) => `${month}的考核表有了新的版本，请看看` },
}
