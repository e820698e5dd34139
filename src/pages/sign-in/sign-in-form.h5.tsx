import { useEffect, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { AppRefusal } from '../../cloud/call'
import { forgetCloudData } from '../../cloud/cloud-data'
import { keepSession } from '../../cloud/session'
import { goOnAfterSignIn } from '../../cloud/sign-in-page'
import { stopLive } from '../../cloud/use-me'
import { paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Avatar, Card, Row } from '../../ui/parts'
import { groupPeople, isLocalPeople, isSession, type LocalPerson } from './local-people'

const offline: AppRefusal = { code: 'offline', message: '本地云没有回答，请确认它还在运行' }

/** Sign-in as a person of the demonstration company; it exists only on the local cloud. */
export function SignInForm() {
  const then = paramOf(useRouter().params, 'then')
  const [people, setPeople] = useState<readonly LocalPerson[] | null>(null)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const [asked, ask] = useState(0)
  useEffect(() => {
    fetch('/local/people').then((response) => response.json()).then((body: unknown) => {
      if (isLocalPeople(body)) setPeople(body.people)
      else setRefusal(offline)
    }).catch(() => { setRefusal(offline) })
  }, [asked])
  const signIn = async (person: LocalPerson) => {
    setRefusal(null)
    const response = await fetch('/local/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ personId: person.personId }) }).catch(() => null)
    const session: unknown = response === null ? null : await response.json()
    if (!isSession(session)) {
      setRefusal(offline)
      return
    }
    stopLive()
    keepSession(session)
    forgetCloudData()
    await goOnAfterSignIn(then)
  }
  if (people === null) return refusal === null ? <Skeleton heights={[120, 120, 120, 120]} /> : <Problem refusal={refusal} onRetry={() => { setRefusal(null); ask(asked + 1) }} />
  if (people.length === 0) return <Empty title='还没有人' text='演示公司还没有准备好。' />
  return (
    <View>
      <RefusalNote refusal={refusal} />
      <Text className='section-title'>演示公司：选一个人登录</Text>
      {groupPeople(people).map((group) => (
        <Card key={group.title} title={group.title} aside={`${group.people.length} 人`}>
          {group.people.map((person) => <Row key={person.personId} lead={<Avatar name={person.name} />} title={person.name} detail={person.position} label={`以${person.name}的身份登录`} onTap={() => { void signIn(person) }} />)}
        </Card>
      ))}
    </View>
  )
}
