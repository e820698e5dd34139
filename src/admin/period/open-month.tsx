import { Text, View } from '@tarojs/components'
import type { AppRefusal } from '../../cloud/call'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import type { Opening } from './period-view'

interface OpenMonthCardProps {
  readonly opening: Opening
  readonly mayOpen: boolean
  readonly onTap: () => void
}

/** The month that can be opened, for those who may; the others read who does it. */
export function OpenMonthCard({ opening, mayOpen, onTap }: OpenMonthCardProps) {
  return (
    <Card title={opening.title} aside='还没开启'>
      {mayOpen ? <Button onTap={onTap}>{`开启${opening.title}`}</Button> : <Text className='block muted'>由人事开启，开启后才能记事件、录指标。</Text>}
    </Card>
  )
}

interface OpenMonthPopupProps {
  readonly opening: Opening
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Says what opening a month does before it is done. */
export function OpenMonthPopup({ opening, isBusy, refusal, onConfirm, onClose }: OpenMonthPopupProps) {
  return (
    <Popup title={`开启${opening.title}`} isOpen onClose={onClose}>
      <View className='period-effects'>{opening.effects.map((effect) => <View key={effect} className='period-bullet'><Text className='faint'>·</Text><Text>{effect}</Text></View>)}</View>
      <RefusalNote refusal={refusal} />
      <View className='buttons'><Button kind='plain' isOff={isBusy} onTap={onClose}>再想想</Button><Button isBusy={isBusy} onTap={onConfirm}>开启</Button></View>
    </Popup>
  )
}
