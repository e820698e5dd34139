import { Text, View } from '@tarojs/components'
import type { ActionOutput } from '@shared/contract/actions'
import { useConsent } from '../../cloud/use-consent'
import { back, open, openUnsent, pages } from '../../ui/navigate'
import { Empty } from '../../ui/page-state'
import { Button, Card } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import type { Entry } from './entry-draft'
import { factsOf, loggedViewOf } from './log-incident-view'

interface LoggedProps {
  readonly entry: Entry
  readonly output: ActionOutput<'log-incident'>
  readonly now: string
  readonly onAgain: () => void
}

/** 记好了: what was recorded, and where to go from here. */
export function Logged({ entry, output, now, onAgain }: LoggedProps) {
  const view = loggedViewOf(entry, output, now)
  const { ask } = useConsent()
  const foot = (
    <View className='buttons'>
      <Button kind='plain' onTap={() => { open(pages.incident(output.incidentId)) }}>看这一笔</Button>
      <Button onTap={onAgain}>再记一笔</Button>
    </View>
  )
  return (
    <Screen foot={foot}>
      <Card>
        <View className='log-done' ariaRole='status'>
          <View className='log-tick' />
          <Text className='block log-done-title'>{view.title}</Text>
          <Text className='block strong'>{view.what}</Text>
          <Text className={`block figure-l ${entry.isGood ? 'good' : 'bad'}`}>{view.points}</Text>
          <Text className='block muted small'>{view.facts}</Text>
        </View>
        <Text className='block muted log-next'>{view.next}</Text>
      </Card>
      <Button kind='quiet' onTap={() => { void ask(['incident']); back() }}>完成</Button>
    </Screen>
  )
}

interface KeptProps {
  readonly entry: Entry
  readonly now: string
  /** Another page or tab has sent it. */
  readonly isGone: boolean
  readonly onAgain: () => void
}

/** 已存: the server has not answered yet; the entry waits on the phone with the others and goes by itself. */
export function Kept({ entry, now, isGone, onAgain }: KeptProps) {
  const foot = (
    <View className='buttons'>
      <Button kind='plain' onTap={openUnsent}>看没发完的</Button>
      <Button onTap={onAgain}>再记一笔</Button>
    </View>
  )
  return (
    <Screen foot={foot}>
      <View className={isGone ? 'banner good' : 'banner'} ariaRole='status'><Text>{isGone ? '已经发出去了' : '已存，联网后自动上报'}</Text></View>
      <Card>
        <View className='line'><Text className='strong log-unsent-what'>{entry.name} · {entry.what}</Text><Text className={`figure-l ${entry.isGood ? 'good' : 'bad'}`}>{entry.points}</Text></View>
        <Text className='block muted small'>{factsOf(entry, now)}</Text>
      </Card>
      {!isGone && <Text className='block muted log-none'>关掉小程序也不会丢。有网络时按先后自动发，重发不会记两次。</Text>}
      <Button kind='quiet' onTap={back}>完成</Button>
    </Screen>
  )
}

/** There is no room for another entry: said before anything is filled in. */
export function Full({ text }: { readonly text: string }) {
  return <Screen><Empty title='先把没发完的发出去' text={text} action={{ title: '看没发完的', onTap: openUnsent }} /></Screen>
}
