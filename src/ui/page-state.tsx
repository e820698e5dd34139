import { Text, View } from '@tarojs/components'
import type { AppRefusal } from '../cloud/call'
import { back } from './navigate'
import { Button } from './parts'

/** What a page shows before its first data: its shape, not a spinner. */
export function Skeleton({ heights = [320, 120, 120, 120] }: { readonly heights?: readonly number[] }) {
  return (
    <View className='skeleton' ariaRole='status' ariaLabel='正在加载'>
      {heights.map((height, index) => <View key={index} className='bone' style={{ height: `${height / 7.5}vw` }} />)}
    </View>
  )
}

interface EmptyProps {
  readonly title: string
  readonly text: string
  readonly action?: { readonly title: string; readonly onTap: () => void }
}

/** Nothing here yet: what this page will show, and what to do now. */
export function Empty({ title, text, action }: EmptyProps) {
  return (
    <View className='state'>
      <Text className='state-title'>{title}</Text>
      <Text className='state-text'>{text}</Text>
      {action !== undefined && <Button kind='plain' onTap={action.onTap}>{action.title}</Button>}
    </View>
  )
}

/** Asking again changes nothing here: the way on is back. */
const final: readonly AppRefusal['code'][] = ['forbidden', 'not-found', 'person-left']

/** A page that could not be shown: the sentence of the refusal, a way on, and the number to report where it was a bug. */
export function Problem({ refusal, onRetry }: { readonly refusal: AppRefusal; readonly onRetry: () => void }) {
  return (
    <View className='state' ariaRole='alert'>
      <Text className='state-title'>{refusal.code === 'offline' ? '没有网络' : refusal.code === 'internal' ? '出了点问题' : '现在看不了'}</Text>
      <Text className='state-text'>{refusal.message}</Text>
      {final.includes(refusal.code) ? <Button kind='plain' onTap={back}>返回</Button> : <Button kind='plain' onTap={onRetry}>再试一次</Button>}
      {refusal.code === 'internal' && refusal.requestId !== undefined && <Text className='state-id' selectable userSelect>编号 {refusal.requestId}</Text>}
    </View>
  )
}

/** A refusal of something just done, above the button that was tapped. */
export function RefusalNote({ refusal }: { readonly refusal: AppRefusal | null }) {
  if (refusal === null) return null
  return <View className='banner bad' ariaRole='alert'><Text>{refusal.message}</Text></View>
}
