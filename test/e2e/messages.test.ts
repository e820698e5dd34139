import type { ActionInput, ActionName } from '../../shared/contract/actions'
import { openidOf } from '../../local/demo/company'
import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'

jest.setTimeout(90_000)

let company: DemoCompany

beforeAll(async () => { company = await openDemoCompany('2026-11-23T14:30') }, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

const installer = 'p-huang-wenbin'
const reporter = 'p-sun-liang'
let commands = 0

/** Does something as a person, past the app. */
async function act<Name extends ActionName>(personId: string, action: Name, input: ActionInput<Name>): Promise<void> {
  commands += 1
  expect(await company.cloud.call('api', { action, input, commandId: `messages-${commands}` }, { openid: openidOf(personId) })).toMatchObject({ ok: true })
}

const log = (note: string) => act(reporter, 'log-incident', { employeeId: installer, kind: 'tool-violation', quantity: 1, occurredAt: company.cloud.now().toISOString(), note, orderNo: null })

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => { setTimeout(resolve, 50) })
}

test('what a supervisor logs is news on the installer\'s open page at once; the message opens the incident, and is read then', async () => {
  const huang = await company.phoneOf('黄文斌')
  const { messages } = await company.ask(installer, 'list-messages', {})
  const unread = messages.filter(({ isRead }) => !isRead).map(({ id }) => id)
  for (let start = 0; start < unread.length; start += 50) await act(installer, 'mark-messages-read', { messageIds: unread.slice(start, start + 50) })
  await huang.open('/#/pages/home/index')
  await huang.see('算一算')
  await log('电锤没有收回箱子')
  await huang.see('新消息：有一条关于您的记录')
  await huang.tap(/^新消息：有一条关于您的记录/)
  await huang.see(/孙亮记了：.*前可以确认或提出异议/)
  await huang.tap(/^未读，有一条关于您的记录/)
  await huang.see('电锤没有收回箱子')
  expect((await company.ask(installer, 'list-messages', {})).unread).toBe(0)
})

test('allowed once, the next message would go through WeChat: the local outbox shows it', async () => {
  const huang = await company.phoneOf('黄文斌')
  await huang.open('/#/installer/messages/index')
  await huang.tap('有事在微信里提醒我')
  await huang.see(/还可以在微信里提醒您 3 次/)
  await log('梯子没有捆好')
  company.setClock('2026-11-23T14:40')
  await until(() => company.cloud.sentMessages().length === 1)
  await huang.open('/#/installer/messages/index')
  await huang.see(/还可以在微信里提醒您 2 次/)
  const page = await (await fetch(`${company.cloud.url}/local/outbox`)).text()
  expect(page).toContain('有一条关于您的记录')
  expect(page).toContain('给 黄文斌')
})
