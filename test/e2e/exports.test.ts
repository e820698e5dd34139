import { readFile } from 'node:fs/promises'
import { sumPoints } from '../../shared/scoring/exact'
import { linesOf, readPdf } from '../shared/export/read-pdf'
import { readWorkbook } from '../shared/export/read-workbook'
import type { DemoCompany } from './driver/demo-company'
import { openDemoCompany, openingMs } from './driver/demo-company'
import type { Phone } from './driver/phone'

// What people take with them from the pages, read again by other readers than the writers.

jest.setTimeout(120_000)

let company: DemoCompany

beforeAll(async () => { company = await openDemoCompany('2026-11-23T14:30') }, openingMs)
afterAll(async () => { await company.close() })
afterEach(() => { expect(company.takeProblems()).toEqual([]) })

const sheetId = '2026-10:p-li-dayong:install-service-card:1'

/** Taps, and has what the browser saves then. */
async function saved(phone: Phone, name: string | RegExp): Promise<{ readonly fileName: string; readonly file: Buffer }> {
  const [download] = await Promise.all([phone.page.waitForEvent('download'), phone.tap(name)])
  return { fileName: download.suggestedFilename(), file: await readFile(await download.path()) }
}

/** The rows of a worksheet below its head, each by the titles of its columns. */
async function rowsOf(file: Buffer, worksheet: string): Promise<readonly Readonly<Record<string, string | null>>[]> {
  const [head = [], ...rows] = (await readWorkbook(file)).get(worksheet) ?? []
  return rows.map((row) => Object.fromEntries(head.map((title, index) => [title?.value ?? '', row[index]?.value ?? null])))
}

test('the installer has their sheet on paper: the form, the signatures and the witness code of the page; twice the same bytes', async () => {
  const li = await company.phoneOf('李大勇')
  await li.open(`/#/installer/sheet/index?id=${encodeURIComponent(sheetId)}`)
  const first = await saved(li, '打印/导出 PDF')
  expect(first.fileName).toBe(`sheet-${sheetId.replaceAll(':', '-')}.pdf`)
  const { title, pages } = readPdf(first.file)
  expect(title).toBe('安装售后绩效考核卡 2026年10月 李大勇')
  const lines = pages.flatMap(linesOf)
  const sheet = await company.ask('p-li-dayong', 'read-sheet', { sheetId })
  expect(lines).toContain('序号 考核项目与标准 满分 自评 实际 销售经理 得分')
  const forms = sheet.scorecard.items.map(({ id, points }, index) => lines.some((line) => line.startsWith(`${index + 1} ${sheet.template.items.find((item) => item.id === id)?.title ?? '?'} `) && line.endsWith(` ${points ?? '?'}`)))
  expect(forms).toEqual(sheet.scorecard.items.map(() => true))
  expect(lines.some((line) => line.startsWith('合计 100') && line.endsWith(` ${sheet.scorecard.total}`))).toBe(true)
  for (const step of sheet.steps) expect(lines.some((line) => line.startsWith(`${step.title} ${step.signerName} `))).toBe(true)
  expect(lines.join('').replaceAll(' ', '')).toContain(`见证码${sheet.seal?.witness ?? '-'}`)
  await li.see(sheet.seal?.witness ?? '-')
  expect(lines.some((line) => line.startsWith('绩效工资 '))).toBe(true)
  expect((await saved(li, '打印/导出 PDF')).file.equals(first.file)).toBe(true)
})

test('the supervisor prints the same sheet without a yuan on it', async () => {
  const zhao = await company.phoneOf('赵刚')
  await zhao.open(`/#/installer/sheet/index?id=${encodeURIComponent(sheetId)}`)
  const words = readPdf((await saved(zhao, '打印/导出 PDF')).file).pages.flatMap(linesOf).join('\n')
  expect(words).toContain('安装一次完成合格率')
  expect(words).not.toMatch(/￥|绩效工资/)
})

test('HR takes scores, incidents and pay home as spreadsheets that say what the pages say, to the fen', async () => {
  const zhou = await company.phoneOf('周敏')
  await zhou.open('/#/admin/period/index?period=2026-10')
  const scores = await saved(zhou, /^导出成绩/)
  await zhou.see(/^已导出 \d+ 行$/)
  const people = await rowsOf(scores.file, '成绩')
  const li = people.find(({ 姓名 }) => 姓名 === '李大勇')
  const sheet = await company.ask('p-li-dayong', 'read-sheet', { sheetId })
  expect([scores.fileName, li?.['考核期'], li?.['封存得分'], li?.['见证码']]).toEqual(['scores-2026-10.xlsx', '2026年10月', sheet.scorecard.total, sheet.seal?.witness])

  const incidents = await saved(zhou, /^导出事件/)
  const logged = await rowsOf(incidents.file, '事件')
  expect(logged.length).toBeGreaterThan(5)
  expect(logged.every((row) => row['考核期'] === '2026年10月' && (row['状态'] ?? '') !== '')).toBe(true)

  await zhou.open('/#/admin/pay-list/index?period=2026-10')
  const pay = await saved(zhou, '导出 Excel')
  const list = await company.ask('p-zhou-min', 'read-pay-list', { periodId: '2026-10' })
  const rows = await rowsOf(pay.file, '工资表')
  expect(rows.slice(0, -1).map((row) => [row['姓名'], row['金额']])).toEqual(list.rows.map(({ employeeName, pay: amount }) => [employeeName, amount]))
  expect(rows[rows.length - 1]?.['金额']).toBe(sumPoints(rows.slice(0, -1).flatMap((row) => row['金额'] ?? [])))
  expect(rows[rows.length - 1]?.['金额']).toBe(list.grandTotal)
  expect((await saved(zhou, '导出 Excel')).file.equals(pay.file)).toBe(true)
})

test('a store manager exports the scores of their own store and finds no way to the pay; an installer finds none to any', async () => {
  const he = await company.phoneOf('何伟')
  await he.open('/#/lead/team/index')
  await he.tap('上一期，2026年10月')
  const people = await rowsOf((await saved(he, /^导出成绩/)).file, '成绩')
  expect([...new Set(people.map((row) => row['门店']))]).toEqual(['城东店'])
  await he.open('/#/admin/pay-list/index?period=2026-10')
  await he.see(/没有权限/)
  const li = await company.phoneOf('李大勇')
  for (const page of ['/#/admin/period/index?period=2026-10', '/#/admin/pay-list/index?period=2026-10']) {
    await li.open(page)
    await li.see(/没有权限/)
    expect(await li.sees(/导出/)).toBe(false)
  }
})
