import { linesOf, readPdf } from '../shared/export/read-pdf'
import { fileOf } from './exported-file'
import { novemberSheetOf as sheetOf, sealNovember, smallCompany } from './sealed-month'
import { beijing, Shop } from './shop'

// The sheet as a PDF, made by the function, and what each may read on it.

let shop: Shop

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), {}, smallCompany)
  await sealNovember(shop)
})
afterAll(() => shop.stop())

async function printed(actorId: string, workerId: string): Promise<{ readonly file: Buffer; readonly lines: readonly string[]; readonly text: string }> {
  const { url, fileName } = await shop.act(actorId, 'export-sheet', { sheetId: sheetOf(workerId) })
  expect(fileName).toBe(`sheet-${sheetOf(workerId).replaceAll(':', '-')}.pdf`)
  const file = await fileOf(url)
  const { title, pages } = readPdf(file)
  expect(title).toBe(`安装售后绩效考核卡 2026年11月 ${workerId.slice(-1)}号师傅`)
  const lines = pages.flatMap(linesOf)
  return { file, lines, text: lines.join('\n') }
}

test('another reader finds the form: its columns, what was measured, the same sentences as the app, every sign-off, the settings and the witness code', async () => {
  const { lines, text } = await printed('worker-1', 'worker-1')
  const { seal, contentHash, template, steps } = await shop.act('worker-1', 'read-sheet', { sheetId: sheetOf('worker-1') })
  expect(lines.slice(0, 4)).toEqual(['安装售后绩效考核卡', '姓名 1号师傅 岗位 1号师傅 门店 甲店', '考核期 2026年11月 状态 已封存', '序号 考核项目与标准 满分 自评 实际 销售经理 得分'])
  expect(lines).toEqual(expect.arrayContaining(['1 安装一次完成合格率 30 — 90% — 20.00', '6 与销售的配合度 10 — — 8.5 8.50', '合计 100 — 77.10']))
  expect(text).toContain('工具违规 2 次，-2 分 = 6 分')
  expect(steps.map(({ title, signerName }) => lines.some((line) => line.startsWith(`${title} ${signerName} 2026-12-06`)))).toEqual([true, true, true])
  expect(lines.some((line) => line.replace(/\s+/g, ' ').startsWith('本人 年 月 日 待签字'))).toBe(true)
  for (const { title } of template.settings ?? []) expect(text).toContain(title)
  expect(text).toContain(seal?.witness ?? '-')
  expect(text).toContain((contentHash ?? '').slice(0, 12).toUpperCase())
})

test('money is on it for the person and for HR, and not for who may not see it', async () => {
  expect((await printed('worker-1', 'worker-1')).text).toContain('绩效工资 77.10 ÷ 80 × ￥6,000.00 = ￥5,782.50')
  expect((await printed('lead', 'worker-1')).text).not.toMatch(/￥|6,000|5,782/)
})

test('nobody prints what they may not read', async () => {
  expect(await shop.refused('worker-2', 'export-sheet', { sheetId: sheetOf('worker-1') })).toBe('not-found')
  expect(await shop.refused('hr', 'export-sheet', { sheetId: sheetOf('nobody') })).toBe('not-found')
})

test('the same sealed sheet is the same bytes, an hour later too, and whoever of those who see the same asks', async () => {
  const first = await printed('worker-2', 'worker-2')
  shop.at(new Date(shop.cloud.now().getTime() + 3_700_000).toISOString())
  await shop.close()
  expect((await printed('hr', 'worker-2')).file.equals(first.file)).toBe(true)
})

test('each object of the file lies where its table says, and its streams are as long as they say', async () => {
  const source = (await printed('hr', 'worker-3')).file.toString('latin1')
  const [, start = '0'] = /startxref\n(\d+)\n%%EOF\n$/.exec(source) ?? []
  const offsets = [...source.slice(Number(start)).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset))
  expect(offsets.length).toBeGreaterThan(6)
  offsets.forEach((offset, index) => { expect(source.slice(offset).startsWith(`${index + 1} 0 obj\n`)).toBe(true) })
  for (const [, length = '0', content = ''] of source.matchAll(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/g)) expect(content).toHaveLength(Number(length))
})
