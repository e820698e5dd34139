import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { CorrectionView } from '@shared/correction/correction-view'
import { comparePoints } from '@shared/scoring/exact'
import { serverNow } from '../../cloud/server-clock'
import type { Stale } from '../../cloud/use-query'
import { changeSentence, inputsBefore, moveText } from '../../ui/corrections'
import { dateTimeLabel } from '../../ui/format'
import { MoveText } from '../../ui/move-text'
import { back } from '../../ui/navigate'
import { Button, Card, Tag } from '../../ui/parts'
import { ReasonPopup } from '../../ui/reason-popup'
import { Screen } from '../../ui/screen'
import { SheetHead } from './sheet-head'
import type { CorrectionActions } from './use-correction'

interface DecideProps {
  readonly sheet: SheetView
  readonly correction: CorrectionView
  readonly meId: string
  readonly actions: CorrectionActions
  readonly stale: Stale | null
}

/** 确认更正: what would change, before and after, why and by whom; the second signer says yes, or no with a reason. */
export function DecideCorrection({ sheet, correction, meId, actions, stale }: DecideProps) {
  const [answer, setAnswer] = useState<'confirmed' | 'declined' | null>(null)
  const isOwn = correction.proposedById === meId
  const may = sheet.may.includes('decide-correction') && !isOwn
  const inputs = inputsBefore(sheet, correction.version)
  const isGain = comparePoints(correction.totalAfter, correction.totalBefore) >= 0
  const openAnswer = (next: 'confirmed' | 'declined' | null) => { actions.forget(); setAnswer(next) }
  const send = async (comment: string) => { if (answer !== null && await actions.decide(correction, answer, comment)) back() }
  const foot = <View className='buttons'><Button kind='plain' onTap={() => { openAnswer('declined') }}>不通过</Button><Button isBusy={actions.isBusy} onTap={() => { openAnswer('confirmed') }}>确认更正</Button></View>
  return (
    <Screen stale={stale} {...(may ? { foot } : {})}>
      <SheetHead sheet={sheet} />
      <Card title='更正' aside={<Tag tone='warn'>待第二人确认</Tag>}>
        <MoveText className={isGain ? 'block correction-move good' : 'block correction-move bad'} text={moveText(correction)} />
        {correction.changes.map((change) => { const text = changeSentence(sheet, change, inputs); return <Text key={text} className='block correction-change'>{text}</Text> })}
        <Text className='block correction-fact'>原因：{correction.reason}</Text>
        <Text className='block muted small correction-fact'>{correction.proposedByName}于 {dateTimeLabel(correction.proposedAt, serverNow())} 提出</Text>
      </Card>
      <Text className='block muted small'>{may ? '确认以后成为这张表的新一版，差额进下一张工资表；原表照旧保留。' : isOwn ? '您提出的更正要由另一个人确认，确认前不算数。' : '等总经理或人事确认，确认前不算数。'}</Text>
      {answer !== null && (
        <ReasonPopup title={answer === 'confirmed' ? '确认更正' : '不通过'} label={answer === 'confirmed' ? '意见' : '为什么不通过'} isOptional={answer === 'confirmed'} isDanger={answer === 'declined'} placeholder={answer === 'confirmed' ? '可以不填' : '写清楚理由，提出的人会看到'}
          confirm={answer === 'confirmed' ? '确认' : '不通过'} choices={answer === 'confirmed' ? ['看过原始单据，属实'] : ['依据不够', '原来的数没有错']} isBusy={actions.isBusy} refusal={actions.refusal} onConfirm={(text) => { void send(text) }} onClose={() => { openAnswer(null) }}>
          <View className='field'><MoveText className='block' text={moveText(correction)} /></View>
        </ReasonPopup>
      )}
    </Screen>
  )
}
