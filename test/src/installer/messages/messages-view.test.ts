import type { ActionOutput } from '@shared/contract/actions'
import { messageDaysOf } from '../../../../src/installer/messages/messages-view'
import { pages } from '../../../../src/ui/navigate'

type Message = ActionOutput<'list-messages'>['messages'][number]

const message = (id: string, at: string, rest: Partial<Message> = {}): Message => ({ id, kind: 'incident-logged', at, title: '有一条关于您的记录', text: '李主管记了', page: 'incident', pageId: 'inc-1', isRead: false, ...rest })
const now = '2026-11-23T06:00:00.000Z'

test('messages stand under their Beijing day, in the order of the server', () => {
  const messages = [message('c', '2026-11-22T16:30:00.000Z'), message('b', '2026-11-22T15:59:00.000Z'), message('a', '2026-11-20T02:00:00.000Z'), message('z', '2026-11-20T01:00:00.000Z')]
  expect(messageDaysOf({ messages }, now).map(({ title, rows }) => [title, rows.map(({ id, time }) => `${id} ${time}`)])).toEqual([
    ['今天', ['c 00:30']], ['昨天', ['b 23:59']], ['11月20日 周五', ['a 10:00', 'z 09:00']],
  ])
})

test('a screen reader hears first that a message is unread', () => {
  const [day] = messageDaysOf({ messages: [message('a', now), message('b', now, { isRead: true })] }, now)
  expect(day?.rows.map(({ label }) => label)).toEqual(['未读，有一条关于您的记录，李主管记了', '有一条关于您的记录，李主管记了'])
})

test('what a message opens is where the app itself opens it', () => {
  const urlOf = (page: Message['page'], pageId: string) => messageDaysOf({ messages: [message('a', now, { page, pageId })] }, now)[0]?.rows[0]?.url
  const id = '2026-11:p-1:install-service-card:1'
  expect([urlOf('incident', 'inc-1'), urlOf('sheet', id), urlOf('self-score', id), urlOf('period', '2026-11'), urlOf('rate', '')]).toEqual([pages.incident('inc-1'), pages.sheet(id), pages.selfScore(id), pages.period('2026-11'), pages.rate()])
})
