import { Text, View } from '@tarojs/components'
import { RefusalNote } from '../../ui/page-state'
import { Button } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { publishEffectsOf, publishProblemOf, type TemplateData } from './template-page-view'
import type { useTemplateActions } from './use-template'

interface PublishPopupProps {
  readonly data: TemplateData
  readonly actions: ReturnType<typeof useTemplateActions>
}

/** From when the version counts and for how many people, before it is published. */
export function PublishPopup({ data, actions }: PublishPopupProps) {
  const close = () => { actions.openTask(null) }
  const problem = publishProblemOf(data)
  return (
    <Popup title={`发布第 ${data.nextVersion} 版`} isOpen onClose={close}>
      <View className='template-effects'>{publishEffectsOf(data).map((effect) => <View key={effect} className='template-bullet'><Text className='faint'>·</Text><Text>{effect}</Text></View>)}</View>
      {problem !== null && <View className='banner bad'><Text>{problem}</Text></View>}
      <RefusalNote refusal={actions.refusal} />
      <View className='buttons'><Button kind='plain' isOff={actions.isBusy} onTap={close}>再想想</Button><Button isBusy={actions.isBusy} isOff={problem !== null} onTap={() => { void actions.publish() }}>发布</Button></View>
    </Popup>
  )
}

/** Asks before changes are thrown away. */
export function RestartPopup({ from, actions }: { readonly from: 'in-use' | 'shipped'; readonly actions: PublishPopupProps['actions'] }) {
  const close = () => { actions.openTask(null) }
  return (
    <Popup title={from === 'in-use' ? '放弃改动' : '按出厂版重来'} isOpen onClose={close}>
      <Text className='block template-effects'>{from === 'in-use' ? '还没发布的改动都不要了，回到现在用的版本。' : '把内容换成最新的出厂版，再在上面改；发布以前大家用的表不变。'}</Text>
      <RefusalNote refusal={actions.refusal} />
      <View className='buttons'><Button kind='plain' isOff={actions.isBusy} onTap={close}>再想想</Button><Button kind={from === 'in-use' ? 'danger' : 'primary'} isBusy={actions.isBusy} onTap={() => { void actions.restart(from) }}>{from === 'in-use' ? '放弃' : '换成出厂版'}</Button></View>
    </Popup>
  )
}
