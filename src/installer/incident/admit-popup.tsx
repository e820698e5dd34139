import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { AppRefusal } from '../../cloud/call'
import { ReasonPopup } from '../../ui/reason-popup'
import type { IncidentPageView } from './incident-page-view'

interface AdmitPopupProps {
  readonly view: IncidentPageView
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onConfirm: (isAdmitted: boolean, reason: string) => void
  readonly onClose: () => void
}

const targets = [{ to: 'admitted', title: '同意补记' }, { to: 'declined', title: '不同意' }] as const
const choices = { admitted: ['情况属实，当时没有信号', '当时在处理，现在补上'], declined: ['时间太久，说不清了', '没有依据'] } as const

/** 补记: a manager's word on something that happened more than 7 days ago, with the reason that both sides will read. */
export function AdmitPopup({ view, onConfirm, ...popup }: AdmitPopupProps) {
  const [target, setTarget] = useState<'admitted' | 'declined'>('admitted')
  const effect = target === 'admitted' ? '从现在起计分，本人 72 小时内可以确认或提出异议；有异议时要由别人裁定。' : '不计分，记录仍然看得到。'
  return (
    <ReasonPopup {...popup} title='补记要您同意' label='理由' placeholder='双方都会看到，写清楚依据' confirm={target === 'admitted' ? '同意补记' : '不同意'} choices={choices[target]}
      targets={targets} target={target} onTarget={setTarget} onConfirm={(reason) => { onConfirm(target === 'admitted', reason) }}>
      <View className='incident-claims'>
        <Text className='block small muted'>{view.line.reporter}补记 {view.line.name}，{view.occurredText}发生</Text>
        <Text className='block strong'>{view.line.what}</Text>
        {view.line.note !== '' && <Text className='block'>{view.line.note}</Text>}
      </View>
      <Text className='block incident-effect'>{effect}</Text>
    </ReasonPopup>
  )
}
