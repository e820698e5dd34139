import { invitationViewOf, peoplePageViewOf, personFactsOf, type PeopleFilter, type PersonBrief } from '../../../src/admin/people/people-view'

const now = '2026-11-24T02:00:00.000Z'
const person = (name: string, extra: Partial<PersonBrief> = {}): PersonBrief => ({
  id: name, name, position: '安装师傅', storeId: 's-east', storeName: '城东店', status: 'active', roleTitles: ['安装师傅'], isBound: true, supervisorName: '赵刚', sheets: [{ templateId: 'install-service-card', title: '安装售后绩效考核卡', periodKind: 'month', pays: true }], probation: null, invitedUntil: null, signsSheets: false, leave: null, ...extra,
})
const people = [
  person('李大勇'), person('杨帆', { isBound: false, storeName: '城西店', supervisorName: '邓涛' }), person('许强', { isBound: false, invitedUntil: '2026-11-25T01:00:00.000Z' }),
  person('何伟', { position: '店长', roleTitles: ['店长'], supervisorName: null }), person('老周', { status: 'left', isBound: false }),
]
const names = (filter: PeopleFilter, store: string | null = null, search = '') => peoplePageViewOf(people, filter, store, search, now).lines.map(({ name }) => name)

test('those who still have to bind come first', () => {
  expect(names('active')).toEqual(['杨帆', '许强', '李大勇', '何伟'])
})

test('each part of the roster with its count', () => {
  expect(peoplePageViewOf(people, 'active', null, '', now).filters.map(({ title }) => title)).toEqual(['在职 4', '未绑定 2', '已离职 1'])
  expect([names('unbound'), names('left')]).toEqual([['杨帆', '许强'], ['老周']])
})

test.each<[string, string, readonly string[]]>([
  ['a part of a name', '大勇', ['李大勇']],
  ['a position', '店长', ['何伟']],
  ['a superior', '邓涛', ['杨帆']],
  ['every word must match', '城东 安装', ['许强', '李大勇']],
  ['blanks around', '  何伟 ', ['何伟']],
  ['nobody', '王五', []],
])('search by %s', (_case, search, found) => {
  expect(names('active', null, search)).toEqual(found)
})

test('a store narrows the list', () => {
  expect(names('active', '城西店')).toEqual(['杨帆'])
})

test.each<[string, PeopleFilter, string, string]>([
  ['a search', 'active', '王五', '没有找到“王五”，换个姓名、岗位或门店试试。'],
  ['everybody bound', 'unbound', '', '在职的人都绑定了微信。'],
])('an empty list says why: %s', (_case, filter, search, text) => {
  expect(peoplePageViewOf([], filter, null, search, now).emptyText).toBe(text)
})

test.each<[string, Partial<PersonBrief>, string | null, string]>([
  ['bound', {}, null, '已绑定微信'],
  ['not bound', { isBound: false }, '未绑定', '还没有绑定'],
  ['invited', { isBound: false, invitedUntil: '2026-11-25T01:00:00.000Z' }, '已发邀请码', '还没有绑定，有一个邀请码 11月25日 09:00 前有效'],
  ['an invitation that has ended', { isBound: false, invitedUntil: now }, '未绑定', '还没有绑定'],
  ['left', { status: 'left', isBound: false }, '已离职', '已停用'],
])('the account: %s', (_case, extra, tag, fact) => {
  const someone = person('甲', extra)
  const filter = someone.status === 'left' ? 'left' : 'active'
  expect(peoplePageViewOf([someone], filter, null, '', now).lines[0]?.tag?.title ?? null).toBe(tag)
  expect(personFactsOf(someone, now).find(({ title }) => title === '账号')?.value).toBe(fact)
})

test('an invitation is read out in two groups, and the message says what to do and until when', () => {
  const view = invitationViewOf({ code: 'K7M2P9XQ4R', expiresAt: '2026-11-25T02:00:00.000Z', personName: '杨帆' }, now)
  expect(view).toMatchObject({ code: 'K7M2P 9XQ4R', until: '11月25日 10:00 前有效，只能用一次', left: '还有 24 小时' })
  expect(view.message).toBe('杨帆您好，请在微信里打开小程序“师傅绩效”，在“绑定本人”处填邀请码 K7M2P 9XQ4R，点“同意并绑定”。11月25日 10:00 前有效，只能用一次，请不要转给别人。')
})
