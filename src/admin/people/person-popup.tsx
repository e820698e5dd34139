import { Text, View } from '@tarojs/components'
import { invitationHours } from '@shared/people/create-invitation'
import { useNow } from '../../cloud/use-now'
import { open, pages } from '../../ui/navigate'
import { RefusalNote } from '../../ui/page-state'
import { Button } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { invitationViewOf, personFactsOf, type InvitationView, type PersonBrief } from './people-view'
import { AssignmentForm } from './assignment-form'
import { LeaveForm } from './leave-form'
import { PersonForm } from './person-form'
import type { usePersonActions } from './use-people'

interface PersonPopupProps {
  readonly person: PersonBrief
  readonly mayInvite: boolean
  readonly mayAssign: boolean
  readonly mayEdit: boolean
  readonly actions: ReturnType<typeof usePersonActions>
}

/** Somebody of the roster, and for those not bound yet the invitation. */
export function PersonPopup({ person, mayInvite, mayAssign, mayEdit, actions }: PersonPopupProps) {
  const now = useNow()
  const { invitation } = actions
  const close = () => { actions.openPerson(null) }
  if (invitation !== null) return <Popup title={`${invitation.personName}的邀请码`} isOpen onClose={close}><Invitation view={invitationViewOf(invitation, now)} actions={actions} /></Popup>
  if (actions.task === 'edit') return <Popup title={`改${person.name}的资料`} isOpen onClose={close}><PersonForm personId={person.id} actions={actions} /></Popup>
  if (actions.task === 'leave') return <Popup title={`${person.name}离职`} isOpen onClose={close}><LeaveForm person={person} actions={actions} /></Popup>
  if (actions.isAssigning) return <Popup title={`${person.name}用哪张考核表`} isOpen onClose={close}><AssignmentForm person={person} actions={actions} /></Popup>
  const canAssign = mayAssign && person.status === 'active'
  const canEdit = mayEdit && person.status === 'active'
  const canInvite = mayInvite && person.status === 'active' && !person.isBound
  return (
    <Popup title={person.name} isOpen onClose={close}>
      <View className='person-facts'>{personFactsOf(person, now).map((fact) => <View key={fact.title} className='person-fact'><Text className='muted person-fact-title'>{fact.title}</Text><Text className='person-fact-value'>{fact.value}</Text></View>)}</View>
      {canInvite && <Text className='block small muted person-note'>{`邀请码 ${invitationHours} 小时内有效，只能用一次。生成后只显示这一次，请马上发给本人。`}</Text>}
      <RefusalNote refusal={actions.refusal} />
      {canEdit && <View className='person-action'><Button kind='plain' onTap={() => { actions.openTask('edit') }}>改资料、换门店</Button></View>}
      {canEdit && person.signsSheets && <View className='person-action'><Button kind='plain' onTap={() => { open(pages.leave(person.id)) }}>{person.leave === null ? '请假，找人代签' : '改请假、销假'}</Button></View>}
      {(canAssign || canEdit) && (
        <View className='buttons person-action'>
          {canAssign && <Button kind='plain' onTap={actions.openAssignment}>换考核表</Button>}
          {canEdit && <Button kind='plain' onTap={() => { actions.openTask('leave') }}>办离职</Button>}
        </View>
      )}
      {canInvite && <Button isBusy={actions.isBusy} onTap={() => { void actions.invite(person.id) }}>{person.invitedUntil !== null && now < person.invitedUntil ? '再生成一个邀请码' : '生成邀请码'}</Button>}
    </Popup>
  )
}

function Invitation({ view, actions }: { readonly view: InvitationView; readonly actions: PersonPopupProps['actions'] }) {
  return (
    <View>
      <View className='invitation-code'>
        <Text className='block mono invitation-letters' selectable userSelect>{view.code}</Text>
        <Text className='block small muted'>{view.until}，{view.left}</Text>
      </View>
      <Text className='block small muted'>发给本人的话</Text>
      <Text className='block invitation-message' selectable userSelect>{view.message}</Text>
      <View className='buttons'>
        <Button kind='plain' onTap={() => { void actions.copy(view.code.replace(' ', ''), '邀请码') }}>只复制码</Button>
        <Button onTap={() => { void actions.copy(view.message, '整段话') }}>复制整段话</Button>
      </View>
    </View>
  )
}
