import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ActionOutput } from '@shared/contract/actions'
import { mayDo, useMe } from '../../cloud/use-me'
import { useNow } from '../../cloud/use-now'
import { useQuery, type Stale } from '../../cloud/use-query'
import { TextInput } from '../../ui/fields'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Avatar, Button, Card, Row, Segments, Tag } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { Screen } from '../../ui/screen'
import { FilterChips } from '../filter-chips'
import { MoreRows } from '../more-rows'
import { peoplePageViewOf, type PeopleFilter } from './people-view'
import { PersonForm } from './person-form'
import { PersonPopup } from './person-popup'
import { usePersonActions } from './use-people'
import './index.scss'

/** 花名册: who is there, who has bound their WeChat account, and invitations for those who have not. */
export default function PeoplePage() {
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const { data, refusal, refetch, stale } = useQuery('list-people', me === undefined ? null : {})
  if (me === undefined || data === undefined) {
    const no = meRefusal ?? refusal
    return <Screen>{no === null ? <Skeleton heights={[96, 92, 120, 120, 120, 120, 120]} /> : <Problem refusal={no} onRetry={() => { void (me === undefined ? refetchMe() : refetch()) }} />}</Screen>
  }
  return <People people={data.people} mayInvite={mayDo(me, 'create-invitation')} mayAssign={mayDo(me, 'assign-sheet')} mayEdit={mayDo(me, 'save-person')} stale={stale} />
}

interface PeopleProps {
  readonly people: ActionOutput<'list-people'>['people']
  readonly mayInvite: boolean
  readonly mayAssign: boolean
  readonly mayEdit: boolean
  readonly stale: Stale | null
}

function People({ people, mayInvite, mayAssign, mayEdit, stale }: PeopleProps) {
  const now = useNow()
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState<PeopleFilter>('active')
  const [store, setStore] = useState<string | null>(null)
  const actions = usePersonActions()
  const view = peoplePageViewOf(people, filter, store, search, now)
  return (
    <Screen stale={stale}>
      <View className='people-search'><TextInput label='搜索' value={search} placeholder='搜姓名、岗位、门店、上级' maximum={20} onChange={setSearch} /></View>
      {mayEdit && <View className='person-action'><Button kind='plain' onTap={() => { actions.openTask('add') }}>加一个人</Button></View>}
      <Segments value={filter} choices={view.filters} onChoose={setFilter} />
      <FilterChips choices={view.stores} value={store} onChoose={setStore} />
      {view.lines.length === 0 ? <Empty title='没有人' text={view.emptyText} /> : (
        <Card isFlush>
          <MoreRows items={view.lines}>
            {(line) => <Row key={line.id} lead={<Avatar name={line.name} />} title={<Text className='strong'>{line.name}</Text>} detail={line.detail} label={`${line.name}，${line.detail}，${line.tag?.title ?? '已绑定'}`} onTap={() => { actions.openPerson(line.person) }} {...(line.tag === null ? {} : { end: <Tag tone={line.tag.tone}>{line.tag.title}</Tag> })} />}
          </MoreRows>
        </Card>
      )}
      {actions.person !== null && <PersonPopup person={actions.person} mayInvite={mayInvite} mayAssign={mayAssign} mayEdit={mayEdit} actions={actions} />}
      {actions.person === null && actions.task === 'add' && <Popup title='加一个人' isOpen onClose={() => { actions.openPerson(null) }}><PersonForm personId={null} actions={actions} /></Popup>}
    </Screen>
  )
}
