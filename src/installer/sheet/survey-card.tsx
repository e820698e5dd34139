import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { RaterRole } from '@shared/scoring/template'
import { raterTitles } from '@shared/scoring/explain'
import { useMyQuery } from '../../cloud/use-my-query'
import { copyText } from '../../ui/copy-text'
import { RefusalNote, Skeleton } from '../../ui/page-state'
import { Avatar, Button, Card, Chip, Row, Tag } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { surveyCardOf } from './practice-view'
import { usePractice, type Practice } from './use-practice'

/** 360° 评分: how many have answered and, once published, what came of each group; HR and the superior ask more people here. */
export function SurveyCard({ sheet }: { readonly sheet: SheetView }) {
  const practice = usePractice(sheet.id)
  const [task, setTask] = useState<'codes' | 'choose' | null>(null)
  const view = surveyCardOf(sheet)
  if (view === null) return null
  const openTask = (next: 'codes' | 'choose' | null) => { practice.forget(); setTask(next) }
  return (
    <Card title='360° 评分'>
      <Text className='block muted small'>{view.text}</Text>
      {view.groups.map(({ role, title, detail, tag, tone }) => <Row key={role} title={title} detail={detail} end={<Tag tone={tone}>{tag}</Tag>} />)}
      {view.comments.map(({ title, texts }) => <View key={title} className='practice-words'><Text className='block muted small'>{title}</Text>{texts.map((text, index) => <Text key={`${index} ${text}`} className='block practice-word'>{text}</Text>)}</View>)}
      {(view.mayGiveCodes || view.mayChoose) && (
        <View className='buttons sheet-add'>
          {view.mayChoose && <Button kind='plain' onTap={() => { openTask('choose') }}>加评分人</Button>}
          {view.mayGiveCodes && <Button kind='plain' onTap={() => { openTask('codes') }}>给客户发评价码</Button>}
        </View>
      )}
      {task === 'codes' && <CodesPopup practice={practice} onClose={() => { openTask(null) }} />}
      {task === 'choose' && <ChoosePopup sheet={sheet} practice={practice} onClose={() => { openTask(null) }} />}
    </Card>
  )
}

interface TaskProps {
  readonly practice: Practice
  readonly onClose: () => void
}

function CodesPopup({ practice, onClose }: TaskProps) {
  const [count, setCount] = useState(3)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  if (codes !== null) {
    return (
      <Popup title='评价码' isOpen onClose={onClose}>
        <Text className='block muted'>只显示这一次。一个码给一位客户，用一次就失效。</Text>
        {codes.map((code) => <Row key={code} title={<Text className='mono'>{code.slice(0, 5)} {code.slice(5)}</Text>} end={<Text className='accent'>复制</Text>} label={`复制 ${code}`} onTap={() => { void copyText(code, '已复制') }} />)}
        <View className='sheet-add'><Button onTap={() => { void copyText(codes.join('\n'), `已复制 ${codes.length} 个`) }}>全部复制</Button></View>
      </Popup>
    )
  }
  return (
    <Popup title='给客户发评价码' isOpen onClose={onClose}>
      <Text className='block muted'>客户在登录页点“我是客户，有评价码”，不用注册，不记名。满 3 位客户才算分。</Text>
      <View className='wrap field sheet-add'>{[1, 3, 5, 10].map((each) => <Chip key={each} isOn={each === count} onTap={() => { setCount(each) }}>{each} 个</Chip>)}</View>
      <RefusalNote refusal={practice.refusal} />
      <Button isBusy={practice.isBusy} onTap={() => { void practice.createCodes(count).then((made) => { if (made !== null) setCodes(made) }) }}>生成 {count} 个</Button>
    </Popup>
  )
}

function ChoosePopup({ sheet, practice, onClose }: TaskProps & { readonly sheet: SheetView }) {
  const roles = (sheet.survey?.groups ?? []).map(({ role }) => role).filter((role) => role !== 'customer')
  const [role, setRole] = useState<RaterRole | null>(roles[0] ?? null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { data } = useMyQuery('list-people', {})
  const people = (data?.people ?? []).filter(({ id, status, name }) => status === 'active' && id !== sheet.employee.id && name !== '')
  const toggle = (id: string) => { setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]) }
  const send = async () => { if (role !== null && await practice.chooseRaters(role, chosen)) onClose() }
  return (
    <Popup title='加评分人' isOpen onClose={onClose}>
      <View className='wrap field'>{roles.map((each) => <Chip key={each} isOn={each === role} onTap={() => { setRole(each) }}>{raterTitles[each] ?? each}</Chip>)}</View>
      {data === undefined ? <Skeleton heights={[88, 88, 88]} /> : (
        <View className='practice-people'>
          {people.map((person) => <Row key={person.id} lead={<Avatar name={person.name} />} title={person.name} detail={`${person.storeName} · ${person.position}`} label={`${chosen.includes(person.id) ? '已选' : '选'}${person.name}`} end={chosen.includes(person.id) ? <Tag tone='accent'>已选</Tag> : <Text />} onTap={() => { toggle(person.id) }} />)}
        </View>
      )}
      <RefusalNote refusal={practice.refusal} />
      <Button isBusy={practice.isBusy} isOff={chosen.length === 0} onTap={() => { void send() }}>请 {chosen.length} 人匿名评分</Button>
    </Popup>
  )
}
