import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Me } from '@shared/people/read-me'
import { formatYuan } from '@shared/scoring/explain'
import { sheetStateRows } from '@shared/appraisal/sheet-state'
import { forgetCloudData } from '../../cloud/cloud-data'
import { dropSession } from '../../cloud/session'
import { signInPage } from '../../cloud/sign-in-page'
import { stopLive, useMe } from '../../cloud/use-me'
import { useQuery } from '../../cloud/use-query'
import { AdminDoors } from '../../ui/admin-doors'
import { periodLabel, pointsLabel } from '../../ui/format'
import { LeadDoors } from '../../ui/lead-doors'
import { open, pages } from '../../ui/navigate'
import { Problem, Skeleton } from '../../ui/page-state'
import { Avatar, Button, Card, Chip, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { chooseTextScale, textScale, textSizes } from '../../ui/text-size'
import './index.scss'

const signatureTags = { waiting: { text: '待签字', tone: 'warn' }, signed: { text: '已签字', tone: 'good' }, appealed: { text: '已申诉', tone: 'accent' }, unsigned: { text: '未签字', tone: 'plain' } } as const

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
      {home.data !== undefined && home.data.history.length > 0 && (
        <Card title='历月考核表'>
          {home.data.history.map(({ sheet, pay }) => (
            <Row key={sheet.id} title={periodLabel(sheet.periodId)} detail={pay === null ? sheetStateRows[sheet.state].title : `绩效工资 ${formatYuan(pay)}`} onTap={() => { open(pages.sheet(sheet.id)) }}
              end={<View><Text className='figure'>{sheet.total === null ? '—' : pointsLabel(sheet.total)}</Text>{sheet.signatureState !== null && <View><Tag tone={signatureTags[sheet.signatureState].tone}>{signatureTags[sheet.signatureState].text}</Tag></View>}</View>} />
          ))}
        </Card>
      )}
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
