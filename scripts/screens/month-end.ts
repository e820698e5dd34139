import type { Studio } from './studio'

/** Their sheets are ready to be signed; 张建军's was made ready for the look at the minimum wage (review.ts). */
const crew = ['p-zhao-gang', 'p-li-dayong', 'p-wang-haitao', 'p-zhang-jianjun', 'p-huang-wenbin', 'p-gao-feng'] as const
const sheetOf = (personId: string): string => `2026-11:${personId}:install-service-card:1`

/** What the crew give themselves. */
export const selfPoints = [
  { item: 'first-pass-rate', points: '24' }, { item: 'inspection', points: '18' }, { item: 'after-sales', points: '17' },
  { item: 'warehouse', points: '8' }, { item: 'tools-vehicles', points: '8' }, { item: 'sales-coordination', points: '9' },
]

/** The first days of December: self-scores, ratings, and what is missing. */
export async function afterTheCut(studio: Studio): Promise<void> {
  await studio.setClock('2026-12-02T09:10')
  const li = await studio.phone('李大勇')
  await li.goTab('待办')
  await studio.take(li, 'tasks-self-score-installer')
  await li.tap(/^2026年11月/)
  await studio.take(li, 'self-score-installer')
  const tang = await studio.phone('唐燕')
  await tang.goTab('待办')
  await studio.take(tang, 'tasks-sales-manager')
  await tang.tap(/^李大勇/)
  await studio.take(tang, 'rate-sales-manager')
  await studio.setClock('2026-12-04T09:20')
  const zhou = await studio.phone('周敏')
  await zhou.tap(/^考核月/)
  await studio.take(zhou, 'period-closing-hr')
  await studio.take(zhou, 'period-exceptions-hr', '缺指标：一次安装合格率')
  await zhou.tap(/^缺指标：一次安装合格率，刘志强/)
  await studio.take(zhou, 'exception-ways-hr')
  await zhou.tap(/^只给刘志强补一个数/)
  await zhou.fill('一次安装合格率（%）', '92')
  await zhou.tap('按纸面单据补录')
  await studio.take(zhou, 'exception-hr')
}

/** The sheets go from hand to hand, one comes back, and the worker signs. */
export async function signing(studio: Studio): Promise<void> {
  for (const personId of crew.filter((id) => id !== 'p-zhang-jianjun')) {
    await studio.act('p-tang-yan', 'rate-item', { sheetId: sheetOf(personId), item: 'sales-coordination', points: '8.5', comment: '' })
    await studio.act(personId, 'submit-self-score', { sheetId: sheetOf(personId), points: selfPoints, comment: '' })
  }
  const zhao = await studio.phone('赵刚')
  await zhao.goTab('待办')
  await studio.take(zhao, 'tasks-signing-supervisor')
  for (const personId of crew) {
    const { holder, contentHash } = await studio.act('p-zhou-min', 'read-sheet', { sheetId: sheetOf(personId) })
    await studio.act(holder?.personId ?? '', 'assess-sheet', { sheetId: sheetOf(personId), contentHash: contentHash ?? '', comment: '' }).catch(() => null)
  }
  const he = await studio.phone('何伟')
  await he.goTab('待办')
  await studio.take(he, 'tasks-signing-manager')
  await he.tap(/^李大勇.*打开/)
  await studio.take(he, 'sheet-signing-manager')
  await he.tap('退回')
  await studio.take(he, 'return-manager')
  const dark = await studio.phone('何伟', { colorScheme: 'dark' })
  await dark.goTab('待办')
  await studio.take(dark, 'tasks-signing-manager-dark')
}
