import { Text, View } from '@tarojs/components'
import type { ActionOutput } from '@shared/contract/actions'
import { back, open, pages } from '../../ui/navigate'
import { Button, Card } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { isSure } from '../../ui/toast'
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
      <Button kind='quiet' onTap={back}>完成</Button>
    </Screen>
  )
}

interface UnsentProps {
  readonly entry: Entry
  readonly now: string
  readonly isBusy: boolean
  readonly onSend: (entry: Entry) => Promise<void>
  readonly onDiscard: () => void
}

/** 已存: the server has not answered yet; the same entry goes again, so that it counts once. */
export function Unsent({ entry, now, isBusy, onSend, onDiscard }: UnsentProps) {
  const discard = async () => {
    if (await isSure('不记这一笔了？', '刚才也可能已经发到了。要是在“我记的”里看得到它，可以在那里撤回。', '不记了')) onDiscard()
  }
  const foot = (
    <View className='buttons'>
      <Button kind='plain' isOff={isBusy} onTap={() => { void discard() }}>不记了</Button>
      <Button isBusy={isBusy} onTap={() => { void onSend(entry) }}>再发一次</Button>
    </View>
  )
  return (
    <Screen foot={foot}>
      <View className='banner' ariaRole='status'><Text>这一笔已存在手机里，还没有发出去</Text></View>
      <Card>
        <View className='line'><Text className='strong log-unsent-what'>{entry.name} · {entry.what}</Text><Text className={`figure-l ${entry.isGood ? 'good' : 'bad'}`}>{entry.points}</Text></View>
        <Text className='block muted small'>{factsOf(entry, now)}</Text>
      </Card>
      <Text className='block muted log-none'>停在这一页，有网络时会自动发；关掉小程序也不会丢，下次打开“记一笔”还在。重发不会记两次。</Text>
    </Screen>
  )
}
