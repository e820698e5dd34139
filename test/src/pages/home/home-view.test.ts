import type { ActionOutput } from '@shared/contract/actions'
import { viewOf } from '@shared/appraisal/present-sheet'
import { rescoreSheet } from '@shared/appraisal/rescore-sheet'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { person } from '../../../cloudfunctions/company'
import { newSheet } from '../../../shared/appraisal/new-sheet'
import { brief } from '../../sheet-briefs'
import { ownScoreOf } from '../../../../src/pages/home/home-view'

type Home = ActionOutput<'read-home'>

const now = '2026-11-24T02:00:00.000Z'
const current = viewOf(rescoreSheet(newSheet('li'), installServiceCard, { metrics: {}, incidents: [], ratings: [] }, '测试', now), installServiceCard, [], person('li', '李', []))
const earlier = (periodId: string, total: string, templateId = installServiceCard.id): Home['history'][number] => ({ sheet: brief('li', { periodId, total, templateId }), pay: null, witness: null, corrected: null })
const homeOf = (sheet: Partial<NonNullable<Home['current']>>, history: Home['history'], alongside: Home['alongside'] = []): Home => ({ current: { ...current, ...sheet }, alongside, history })

test('the score before is that of the same form in the period before, in the words of the period', () => {
  expect(ownScoreOf(homeOf({ periodId: '2026-11' }, [earlier('2026-Q3', '70', 'cs-supervisor-360'), earlier('2026-10', '86'), earlier('2026-09', '80')]), now)).toMatchObject({ lastTotal: '上月 86 分', payTitle: '本月绩效工资' })
  expect(ownScoreOf(homeOf({ periodId: '2026-Q4' }, [earlier('2026-10', '86'), earlier('2026-Q3', '70')]), now)).toMatchObject({ lastTotal: '上季度 70 分', payTitle: '本季度绩效工资' })
  expect(ownScoreOf(homeOf({ periodId: 'probation-li' }, [earlier('2026-10', '86')]), now)).toMatchObject({ lastTotal: null, payTitle: '试用期绩效工资' })
  expect(ownScoreOf(homeOf({ periodId: '2026-11' }, [earlier('2026-10', '86', 'installer')]), now)?.lastTotal).toBeNull()
})

test('whoever has a sheet of another kind at the same time finds it below', () => {
  expect(ownScoreOf(homeOf({ periodId: '2026-11' }, [], [brief('li', { id: 's-q', periodId: '2026-Q4', total: '91.50' })]), now)?.alongside).toEqual([{ sheetId: 's-q', title: '2026年第四季度考核', detail: '现在 91.5 分' }])
})
