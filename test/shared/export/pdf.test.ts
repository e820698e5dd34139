import { page, pdfText, textWidth, wrapText } from '@shared/export/pdf'

test('lines are never wider than they may be, and nothing of a text is lost but the spaces between them', () => {
  const text = '90% 为 20 分；约 93.33% 高 3 个百分点，+3 分 = 23 分；见证码 12-7F3K-9QMD-2XWA，工资 ￥6,000.00'.repeat(4)
  for (const width of [60, 100, 511]) {
    const lines = wrapText(text, 9, width)
    expect(lines.every((line) => textWidth(line, 9) <= width)).toBe(true)
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
  }
})

test('a number stays whole where it fits on a line, and is cut where it does not', () => {
  expect(wrapText('见证码12-7F3K-9QMD-2XWA', 10, 105)).toEqual(['见证码', '12-7F3K-9QMD-2XWA'])
  expect(wrapText('1234567890', 10, 25)).toEqual(['12345', '67890'])
})

test('no line begins with a sign that closes or ends with one that opens', () => {
  const text = '一次装好、客户验收合格（含返工）的单数，占当月完工单数的比例；设计原因“没有一次装好”的单子，不计入。'.repeat(3)
  for (let width = 20; width < 200; width += 7) {
    const lines = wrapText(text, 10, width)
    expect(lines.filter((line) => /^[，。、；：）”]|[（“]$/.test(line))).toEqual([])
    expect(lines.join('')).toBe(text)
  }
})

test('an empty text is one empty line', () => {
  expect(wrapText('', 9, 100)).toEqual([''])
})

test('what the font lacks is written as it has it, and no control character gets in', () => {
  const text = pdfText('题', [[{ mark: 'text', x: page.margin, y: 100, size: 10, text: '¥−1\u0007(\\)' }]])
  expect(text).toContain(`<${['ffe5', '002d', '0031', '0020', '0028', '005c', '0029'].join('')}> Tj`)
})
