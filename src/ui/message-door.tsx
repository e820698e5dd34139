import { View } from '@tarojs/components'
import { useMyQuery } from '../cloud/use-my-query'
import { open, pages } from './navigate'
import { Card, Row, Tag } from './parts'

const countText = (unread: number) => (unread > 99 ? '99+' : `${unread}`)

/** The door to the inbox, with how many messages are unread. */
export function MessageDoor() {
  const { data } = useMyQuery('list-messages', {})
  const unread = data?.unread ?? 0
  return (
    <Card isFlush>
      <Row title='消息' detail={data?.messages[0]?.title ?? '有事会在这里告诉您'} label={unread > 0 ? `消息，${unread} 条未读` : '消息'} onTap={() => { open(pages.messages()) }} {...(unread > 0 ? { end: <Tag tone='bad'>{countText(unread)}</Tag> } : {})} />
    </Card>
  )
}

/** 首页's word that there is news; nothing while there is none. */
export function NewsBanner() {
  const { data } = useMyQuery('list-messages', {})
  const unread = data?.unread ?? 0
  const newest = data?.messages.find(({ isRead }) => !isRead)
  if (newest === undefined) return null
  return <View className='banner accent tap' hoverClass='pressed' ariaRole='button' onClick={() => { open(pages.messages()) }}>{unread === 1 ? `新消息：${newest.title}` : `${countText(unread)} 条新消息`}<View className='chevron' /></View>
}
