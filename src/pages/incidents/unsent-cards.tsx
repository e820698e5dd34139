import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { discardEntry, repeatEntry, runQueue } from '../../cloud/queue/queue'
import { useQueue } from '../../cloud/queue/use-queue'
import { open, pages } from '../../ui/navigate'
import { Button, Card, Tag } from '../../ui/parts'
import { isSure } from '../../ui/toast'
import { unsentRowsOf, unsentTitleOf, type UnsentRow } from './unsent-view'

/** More are shown on a tap: a day without a network may leave very many. */
const shownAtFirst = 5

/** What waits on this phone: it goes by itself, and what the server refused is put right here. */
export function UnsentCards({ now }: { readonly now: string }) {
  const entries = useQueue()
  const [isAll, setAll] = useState(false)
  const title = unsentTitleOf(entries)
  if (title === null) return null
  const rows = unsentRowsOf(entries, now)
  const shown = isAll ? rows : rows.slice(0, shownAtFirst)
  const goesByItself = entries.some(({ state }) => state !== 'refused')
  return (
    <Card title={title} aside={goesByItself ? <View className='incidents-send' hoverClass='pressed' ariaRole='button' onClick={runQueue}>现在发</View> : undefined}>
      {goesByItself && <Text className='block muted small incidents-unsent-hint'>存在手机里，有网络时按先后自动发，不会丢也不会重复。</Text>}
      {shown.map((row) => <Unsent key={row.id} row={row} />)}
      {shown.length < rows.length && <Button kind='quiet' isSmall onTap={() => { setAll(true) }}>还有 {rows.length - shown.length} 笔，全部显示</Button>}
    </Card>
  )
}

function Unsent({ row }: { readonly row: UnsentRow }) {
  const discard = async () => {
    const isMeant = row.isLogged ? await isSure('不传照片了？', '其余的已经收到，只有照片会从手机里删掉。', '不传了')
      : row.disputedId !== null ? await isSure('不提这个异议了？', '会从手机里删掉，找不回来。', '不提了')
        : row.selfSheetId !== null ? await isSure('先不提交自评？', '填好的还留在自评页上，可以改了再交。', '先不提交')
          : await isSure('不记这一笔了？', '会从手机里删掉，找不回来。', '不记了')
    if (isMeant) discardEntry(row.id)
  }
  return (
    <View className='incidents-unsent'>
      <View className='line'><Text className='strong incidents-unsent-title'>{row.title}</Text><Text className={`strong ${row.points.tone}`}>{row.points.text}</Text></View>
      <Text className='block muted small'>{row.detail}</Text>
      <View className='incidents-unsent-state'><Tag tone={row.state.tone}>{row.state.title}</Tag></View>
      {row.reason !== null && (
        <View>
          <Text className='block bad incidents-unsent-reason'>{row.reason}</Text>
          <View className='buttons'>
            <Button kind='plain' isSmall onTap={() => { void discard() }}>{row.isLogged ? '不传了' : row.disputedId !== null ? '不提了' : row.selfSheetId !== null ? '先不提交' : '不记了'}</Button>
            {row.disputedId !== null && !row.mayRepeat && <Button isSmall onTap={() => { open(pages.incident(row.disputedId ?? '')) }}>看这件事</Button>}
            {row.selfSheetId !== null && !row.isLogged && <Button isSmall onTap={() => { open(pages.selfScore(row.selfSheetId ?? '')) }}>打开自评</Button>}
            {row.mayEdit && <Button isSmall onTap={() => { open(pages.editEntry(row.id)) }}>改一改</Button>}
            {row.mayRepeat && <Button isSmall onTap={() => { repeatEntry(row.id) }}>再发一次</Button>}
          </View>
        </View>
      )}
    </View>
  )
}
