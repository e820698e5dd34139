import { Text, View } from '@tarojs/components'
import type { ReopenedLine } from '@shared/cycle/read-period'
import type { AppRefusal } from '../../cloud/call'
import { open, pages } from '../../ui/navigate'
import { Row } from '../../ui/parts'
import { ReasonPopup } from '../../ui/reason-popup'

interface ConfirmPopupProps {
  /** Gone when somebody else has confirmed it meanwhile. */
  readonly line: ReopenedLine | undefined
  readonly periodId: string | undefined
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

/** 数据已核对: why the sheet came back, the ways to put its data right, and the word that it is right now. */
export function ConfirmPopup({ line, periodId, onClose, ...popup }: ConfirmPopupProps) {
  if (line === undefined) return <View />
  const leave = (url: string) => () => { onClose(); open(url) }
  return (
    <ReasonPopup {...popup} onClose={onClose} title={`核对${line.employeeName}的数据`} label='核对结果' placeholder='改了什么，或者为什么不用改' confirm='数据没问题，接着往下走' choices={['已改正', '核对无误']}>
      <Text className='block small muted'>{line.returnedByName}退回</Text>
      <Text className='block'>{line.reason}</Text>
      <View className='period-ways'>
        <Row title='改指标' detail='退回以后可以更正，改完再确认' onTap={leave(pages.metrics(periodId))} />
        <Row title='看这张考核表' detail='每一项从哪里来' onTap={leave(pages.sheet(line.sheetId))} />
      </View>
    </ReasonPopup>
  )
}
