import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { serverNow } from '../../cloud/server-clock'
import { useCommand } from '../../cloud/use-command'
import { useMe } from '../../cloud/use-me'
import { copyText } from '../../ui/copy-text'
import { MoveText } from '../../ui/move-text'
import { open, pages } from '../../ui/navigate'
import { Button, Card, Row, Tag } from '../../ui/parts'
import { ReasonPopup } from '../../ui/reason-popup'
import { toast } from '../../ui/toast'
import { WitnessWarning } from '../../ui/witness-warning'
import { sealCardOf, type CorrectionLine } from './seal-view'

/** 封存与见证: the code that proves the sheet, the appeal with its answer, and every correction with its two signers. */
export function SealCards({ sheet }: { readonly sheet: SheetView }) {
  const { me } = useMe()
  const [isAnswering, setAnswering] = useState(false)
  const answer = useCommand('decide-appeal')
  const view = sealCardOf(sheet, me?.id ?? '', serverNow())
  if (view === null) return null
  const { appeal, code } = view
  const send = async (reason: string) => {
    const answered = await answer.run({ sheetId: sheet.id, reason })
    if (answered?.ok !== true) return
    setAnswering(false)
    toast('已答复')
  }
  return (
    <View>
      <Card title='封存与见证' aside={view.sealedText}>
        <WitnessWarning codes={view.witnesses} />
        {code === null && <Text className='block muted'>已封存，见证码一分钟内生成</Text>}
        {code !== null && (
          <View className='seal'>
            <View className='line'><Text className='muted small'>见证码</Text><Text className='muted small'>{view.batchText}</Text></View>
            <Text className='block seal-code' selectable userSelect>{code}</Text>
            <Text className='block muted small'>抄下来或截个图。以后谁改了封存的内容，拿这个码一对就知道。这台手机也记下了。</Text>
            <View className='sheet-add'><Button kind='plain' isSmall onTap={() => { void copyText(code, '见证码已复制') }}>复制见证码</Button></View>
          </View>
        )}
      </Card>
      {appeal !== null && (
        <Card title='申诉' aside={<Tag tone={appeal.tag.tone}>{appeal.tag.text}</Tag>}>
          <Text className='block'>{appeal.question}</Text>
          {appeal.answer !== null && <Text className='block muted sheet-add'>{appeal.answer}</Text>}
          {view.mayAnswerAppeal && (
            <View className='buttons sheet-add'>
              <Button kind='plain' onTap={() => { answer.forget(); setAnswering(true) }}>维持原分</Button>
              {view.mayPropose && <Button onTap={() => { open(pages.correction(sheet.id)) }}>分数有错，更正</Button>}
            </View>
          )}
        </Card>
      )}
      {view.corrections.length > 0 && <Card title='更正记录'>{view.corrections.map((line) => <Correction key={line.id} line={line} />)}</Card>}
      {(view.mayDecide || (view.mayPropose && !view.mayAnswerAppeal)) && (
        <Card isFlush>
          {view.mayDecide
            ? <Row title='有一项更正等您确认' detail='看改了什么、前后多少，再决定' onTap={() => { open(pages.correction(sheet.id)) }} />
            : <Row title='更正这张表' detail='封存的数据有错时用，要第二个人确认' onTap={() => { open(pages.correction(sheet.id)) }} />}
        </Card>
      )}
      {isAnswering && appeal !== null && (
        <ReasonPopup title='答复申诉：维持原分' label='为什么维持' placeholder='核对了什么、依据是什么，本人会看到' confirm='答复' choices={['核对过原始单据，数据没有错', '派单记录写的是本人']} isBusy={answer.isBusy} refusal={answer.refusal}
          onConfirm={(text) => { void send(text) }} onClose={() => { setAnswering(false) }}>
          <View className='objection-claims'><Text className='block small muted'>本人说</Text><Text className='block'>{appeal.question}</Text></View>
        </ReasonPopup>
      )}
    </View>
  )
}

/** One correction: what was wrong, what it made, why, and both signers. */
export function Correction({ line }: { readonly line: CorrectionLine }) {
  return (
    <View className='correction'>
      <View className='line'><MoveText className='strong' text={`${line.title} · ${line.move}`} /><Tag tone={line.tag.tone}>{line.tag.text}</Tag></View>
      {line.changes.map((text) => <Text key={text} className='block'>{text}</Text>)}
      <Text className='block muted small'>原因：{line.reason}</Text>
      <Text className='block muted small'>{line.when} {line.people.join('；')}</Text>
      {line.witness !== null && <Text className='block faint small'>见证码 <Text className='mono nowrap'>{line.witness}</Text></Text>}
    </View>
  )
}
