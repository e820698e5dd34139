import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/server-clock'
import { useMyQuery } from '../../cloud/use-my-query'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Row } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { consentText, messageDaysOf, type MessageRow } from './messages-view'
import { useMessageActions } from './use-messages'
import './index.scss'

/** 消息: what happened to the person's records and what waits for them, by days; each opens what it is about. */
export default function MessagesPage() {
  const { data, refusal, refetch, stale } = useMyQuery('list-messages', {})
  const actions = useMessageActions()
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[140, 140, 140, 140]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  const unread = data.messages.filter(({ isRead }) => !isRead).map(({ id }) => id)
  return (
    <Screen stale={stale} {...(unread.length > 1 ? { foot: <Button kind='plain' isBusy={actions.isBusy} onTap={() => { void actions.markAll(unread) }}>{`${unread.length} 条全部标为已读`}</Button> } : {})}>
      <RefusalNote refusal={actions.refusal} />
      {data.subscriptions.length > 0 && (
        <Card>
          <Text className='block muted small message-consent'>{consentText(data)}</Text>
          {actions.isAskable && <Button kind='plain' onTap={() => { void actions.consent() }}>有事在微信里提醒我</Button>}
        </Card>
      )}
      {data.messages.length === 0 && <Empty title='还没有消息' text='有人给您记了事件、有表等您签、申诉有了答复，都会在这里告诉您。消息留 90 天。' />}
      {messageDaysOf(data, serverNow()).map((day) => (
        <Card key={day.title} title={day.title}>{day.rows.map((row) => <MessageLine key={row.id} row={row} onOpen={actions.openMessage} />)}</Card>
      ))}
    </Screen>
  )
}

function MessageLine({ row, onOpen }: { readonly row: MessageRow; readonly onOpen: (row: MessageRow) => void }) {
  const title = <View>{!row.isRead && <View className='message-unread' />}<Text className={row.isRead ? 'muted' : 'strong'}>{row.title}</Text></View>
  return <Row title={title} detail={<Text className='message-text'>{row.text}</Text>} label={row.label} end={<Text className='muted small'>{row.time}</Text>} onTap={() => { onOpen(row) }} />
}
