import { fileOf, pdfWords } from './exported-file'
import { novemberSheetOf as sheetOf, sealNovember, smallCompany } from './sealed-month'
import { beijing, Shop } from './shop'

// The sheet as a PDF, made by the function, and what each may read on it.

let shop: Shop

beforeAll(async () => {
  shop = await Shop.open(beijing('2026-11-02 08:00'), {}, smallCompany)
  await sealNovember(shop)
})
afterAll(() => shop.stop())

async function printed(actorId: string, workerId: string): Promise<{ readonly file: Buffer; readonly text: string }> {
  const { url, fileName } = await shop.act(actorId, 'export-sheet', { sheetId: sheetOf(workerId) })
  expect(fileName).toBe('sheet-2026-11.pdf')
  const file = await fileOf(url)
  return { file, text: pdfWords(file) }
}

test('it has the form\'s columns, the same sentences as the app, every sign-off and the witness code', async () => {
  const { text } = await printed('worker-1', 'worker-1')
  const { seal, contentHash } = await shop.act('worker-1', 'read-sheet', { sheetId: sheetOf('worker-1') })
  for (const words of ['安装售后绩效考核卡', '项目', '满分', '自评', '销售经理', '得分', '安装一次完成合格率', '20.00', '8.5', '77.10', '工具违规 2 次，-2 分 = 6 分', '赵主管', '钱店长', '孙总', seal?.witness ?? '-', (contentHash ?? '').slice(0, 12).toUpperCase()]) expect(text).toContain(words)
})

test('money is on it for the person and for HR, and not for who may not see it', async () => {
  expect((await printed('worker-1', 'worker-1')).text).toContain('绩效工资：77.10 ÷ 80 × ￥6,000.00 = ￥5,782.50')
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
