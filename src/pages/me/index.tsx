import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Me } from '@shared/people/read-me'
import { forgetCloudData } from '../../cloud/cloud-data'
import { dropSession } from '../../cloud/session'
import { signInPage } from '../../cloud/sign-in-page'
import { stopLive, useMe } from '../../cloud/use-me'
import { useQuery } from '../../cloud/use-query'
import { AdminDoors } from '../../ui/admin-doors'
import { LeadDoors } from '../../ui/lead-doors'
import { MessageDoor } from '../../ui/message-door'
import { open, pages } from '../../ui/navigate'
import { Problem, Skeleton } from '../../ui/page-state'
import { Avatar, Button, Card, Chip, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { WitnessWarning } from '../../ui/witness-warning'
import { chooseTextScale, textScale, textSizes } from '../../ui/text-size'
import { historyLinesOf, type HistoryLine } from './history-view'
import './index.scss'

async function signOut(): Promise<void> {
  stopLive()
  forgetCloudData()
  dropSession()
  await Taro.reLaunch({ url: signInPage })
}

/** The roles that the position does not tell already. */
function rolesBesides(me: Me): Me['roles'] {
  return me.roles.filter(({ title }) => title !== me.position && !me.position.endsWith(title))
}

/** In WeChat the account belongs to the phone; only on H5 there is another person to sign in as. */
function SignOut() {
  return process.env.TARO_ENV === 'h5' ? <Button kind='plain' onTap={() => { void signOut() }}>换一个人登录</Button> : null
}

/** 历月考核表: each month with what counts now, and the code that proves it. */
function History({ lines }: { readonly lines: readonly HistoryLine[] }) {
  return (
    <Card title='历月考核表'>
      <WitnessWarning codes={lines.flatMap(({ witness }) => witness ?? [])} />
      {lines.map((line) => (
        <Row key={line.sheetId} title={line.title} onTap={() => { open(pages.sheet(line.sheetId)) }}
          detail={<View><Text className='block'>{line.detail}</Text>{line.witness !== null && <Text className='block faint me-witness'>见证码 {line.witness}</Text>}</View>}
          end={<View><Text className='figure'>{line.total}</Text>{line.tag !== null && <View><Tag tone={line.tag.tone}>{line.tag.text}</Tag></View>}</View>} />
      ))}
    </Card>
  )
}

/** 我的: who I am, my earlier sheets, text size, and on H5 the way to another person. */
export default function MePage() {
  const { me, refusal, refetch } = useMe()
  const home = useQuery('read-home', me?.hasSheet === true ? {} : null)
  const [scale, setScale] = useState(textScale)
  if (me === undefined) return <Screen>{refusal === null ? <Skeleton /> : <View><Problem refusal={refusal} onRetry={() => { void refetch() }} /><SignOut /></View>}</Screen>
  return (
    <Screen stale={home.stale}>
      <Card isFlush>
        <Row lead={<Avatar name={me.name} />} title={<Text className='strong'>{me.name}</Text>} detail={`${me.storeName} · ${me.position}`} />
        {rolesBesides(me).length > 0 && <View className='wrap me-roles'>{rolesBesides(me).map(({ role, title }) => <Tag key={role} tone='accent'>{title}</Tag>)}</View>}
      </Card>
      <MessageDoor />
      {home.data !== undefined && home.data.history.length > 0 && <History lines={historyLinesOf(home.data.history)} />}
      <LeadDoors me={me} />
      <AdminDoors me={me} />
      <Card title='字号'>
        <View className='wrap'>{textSizes.map((size) => <Chip key={size.title} isOn={scale === size.scale} onTap={() => { chooseTextScale(size.scale); setScale(size.scale) }}>{size.title}</Chip>)}</View>
      </Card>
      <SignOut />
      <Text className='block faint small me-note'>得分和工资以服务器为准。每一项都能点开看为什么，有疑问可以提出异议或申诉。</Text>
    </Screen>
  )
}
