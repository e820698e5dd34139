import { useRouter } from '@tarojs/taro'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { useMyQuery } from '../../cloud/use-my-query'
import type { Stale } from '../../cloud/use-query'
import { back, paramOf } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Screen } from '../../ui/screen'
import { openCorrection } from './correction-view'
import { DecideCorrection } from './decide-correction'
import { ProposeCorrection } from './propose-correction'
import { SheetHead } from './sheet-head'
import { useCorrection } from './use-correction'
import './index.scss'

/** 更正: what of a sealed sheet was wrong and what it would come to; or the second signer's look at one that was proposed. */
export default function CorrectionPage() {
  const id = paramOf(useRouter().params, 'id')
  const { data, me, refusal, refetch, stale } = useMyQuery('read-sheet', id === null ? null : { sheetId: id })
  if (id === null) return <Screen><Empty title='没有找到这张表' text='链接里少了编号，请从考核表打开。' action={{ title: '返回', onTap: back }} /></Screen>
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[160, 320, 160, 160]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  return <CorrectionOf sheet={data} meId={me?.id ?? ''} stale={stale} />
}

function CorrectionOf({ sheet, meId, stale }: { readonly sheet: SheetView; readonly meId: string; readonly stale: Stale | null }) {
  const actions = useCorrection(sheet)
  const proposed = openCorrection(sheet)
  if (proposed !== null) return <DecideCorrection sheet={sheet} correction={proposed} meId={meId} actions={actions} stale={stale} />
  if (sheet.may.includes('propose-correction')) return <ProposeCorrection sheet={sheet} actions={actions} stale={stale} />
  const text = sheet.sealedAt === null ? '这张表还没有封存，有错直接改就行。' : '要更正请找人事或店长提出，再由第二个人确认。'
  return <Screen stale={stale}><SheetHead sheet={sheet} /><Empty title='现在不用更正' text={text} action={{ title: '返回', onTap: back }} /></Screen>
}
