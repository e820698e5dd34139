import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { Logbook } from '@shared/incident/read-logbook'
import type { AppRefusal } from '../../cloud/call'
import type { Stale } from '../../cloud/use-query'
import { TextInput } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Avatar, Card, Row } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { peopleListOf } from './log-incident-view'

interface WhoStepProps {
  readonly logbook: Logbook
  readonly now: string
  readonly stale: Stale | null
  /** The person that the page was opened for is not among those whom the caller may log about. */
  readonly isUnknown: boolean
  readonly refusal: AppRefusal | null
  readonly onChoose: (employeeId: string) => void
}

/** Fewer people than this are found faster by looking. */
const searchFrom = 8

/** 记谁: recent ones and the own team first. */
export function WhoStep({ logbook, now, stale, isUnknown, refusal, onChoose }: WhoStepProps) {
  const [search, setSearch] = useState('')
  const list = peopleListOf(logbook, search, now)
  return (
    <Screen stale={stale}>
      {isUnknown && <View className='banner' ariaRole='alert'><Text>您不能给这个人记，请从下面选一位</Text></View>}
      <RefusalNote refusal={refusal} />
      {logbook.people.length >= searchFrom && <View className='log-search'><TextInput label='搜人' value={search} placeholder='搜名字、门店或岗位' maximum={20} onChange={setSearch} /></View>}
      {list.groups.map((group) => (
        <View key={group.title}>
          <Text className='section-title'>{group.title}</Text>
          <Card isFlush>
            {group.rows.map((row) => <Row key={row.id} lead={<Avatar name={row.name} />} title={row.name} detail={row.detail} label={`记${row.name}，${row.detail}`} onTap={() => { onChoose(row.id) }} />)}
          </Card>
        </View>
      ))}
      {list.groups.length === 0 && <Text className='block muted log-none'>没有找到“{search.trim()}”，换个字试试</Text>}
      {list.hidden > 0 && <Text className='block muted log-none'>还有 {list.hidden} 人，输名字就能找到</Text>}
    </Screen>
  )
}
