import type { SheetBrief } from '@shared/appraisal/sheet-view'
import { sheetTagsOf } from '../../../src/ui/sheet-tags'
import { brief } from '../sheet-briefs'

test.each<[string, Partial<SheetBrief>, string[]]>([
  ['nothing on a live sheet', {}, []],
  ['an open claim', { openClaimCount: 2 }, ['2 起未定']],
  ['an exception before a claim before the pass mark', { openExceptionCount: 1, openClaimCount: 1, isBelowPass: true, state: 'collecting' }, ['有异常', '1 起未定', '未达标', '收集数据']],
  ['whose turn it is', { state: 'reviewing', holderName: '何伟' }, ['等何伟']],
  ['a step that nobody holds', { state: 'reviewing' }, ['待审核']],
  ['a sealed sheet that waits for its person', { state: 'sealed', signatureState: 'waiting' }, ['待本人签字']],
  ['one that was signed', { state: 'sealed', signatureState: 'signed' }, []],
  ['one that was appealed', { state: 'sealed', signatureState: 'appealed', isBelowPass: true }, ['未达标', '已申诉']],
  ['silence, which is no consent', { state: 'sealed', signatureState: 'unsigned' }, ['本人未签字']],
])('says %s', (_case, rest, texts) => {
  expect(sheetTagsOf(brief('a', rest)).map(({ text }) => text)).toEqual(texts)
})
