import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/server-clock'
import { useMyQuery } from '../../cloud/use-my-query'
import { open, pages } from '../../ui/navigate'
import { Empty, Problem, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { signButtonTitle, signGroupsOf, taskGroupsOf, tickedRowsOf, type SignGroup } from './tasks-view'
import { useSigning } from './use-tasks'
import './index.scss'

/** 待办: everything that waits for the person; usual sheets are signed many at once, unusual ones are opened first. */
export default function TasksPage() {
  const { data, refusal, refetch, stale } = useMyQuery('list-tasks', {})
  const signing = useSigning()
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[140, 140, 140]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  const groups = taskGroupsOf(data.tasks, serverNow())
  const signs = signGroupsOf(data.tasks)
  const ticked = tickedRowsOf(signs, signing.ticked)
  const foot = signing.progress !== null
    ? <View className='button primary off task-progress' ariaRole='status'>{`正在办理 ${signing.progress.done} / ${signing.progress.all}`}</View>
    : <Button isOff={ticked.length === 0} onTap={() => { void signing.signAll(ticked) }}>{signButtonTitle(signs, ticked)}</Button>
  return (
    <Screen stale={stale} {...(signs.some(({ rows }) => rows.some(({ mayTick }) => mayTick)) ? { foot } : {})}>
      {groups.length === 0 && signs.length === 0 && <Empty title='都办完了' text='需要您答复、评分、审批或签字的事，会出现在这里。' />}
      {signing.refused.map((entry) => <View key={entry.name} className='banner bad' ariaRole='alert'><Text>{entry.name}：{entry.message}</Text></View>)}
      {groups.map((group) => (
        <Card key={group.title} title={group.title} aside={`${group.rows.length}`}>
          {group.rows.map((row) => (
            <Row key={row.id} title={row.title} detail={row.detail} onTap={() => { open(row.url) }} {...(row.due === '' ? {} : { end: <Tag tone={row.isLate ? 'bad' : 'plain'}>{row.due}</Tag> })} />
          ))}
        </Card>
      ))}
      {signs.map((group) => <SignList key={group.action} group={group} ticked={signing.ticked} onTick={signing.toggle} onTickAll={signing.tickAll} />)}
    </Screen>
  )
}

interface SignListProps {
  readonly group: SignGroup
  readonly ticked: ReadonlySet<string>
  readonly onTick: (id: string) => void
  readonly onTickAll: (ids: readonly string[], isOn: boolean) => void
}

function SignList({ group: { title, period, rows }, ticked, onTick, onTickAll }: SignListProps) {
  const usual = rows.filter(({ mayTick }) => mayTick).map(({ id }) => id)
  const areAllTicked = usual.length > 0 && usual.every((id) => ticked.has(id))
  const all = <View className='task-all' hoverClass='pressed' ariaRole='button' onClick={() => { onTickAll(usual, !areAllTicked) }}>{areAllTicked ? '全不选' : `全选 ${usual.length} 张`}</View>
  return (
    <Card title={`等您${title} ${rows.length}`} aside={usual.length > 1 ? all : undefined}>
      {period !== null && <Text className='block small muted'>{period}{usual.length < rows.length ? '，先打开不一样的，其余可以一起通过' : ''}</Text>}
      {rows.map((row) => (
        <Row key={row.id} title={row.name} label={`${row.name} ${row.total} 分，打开`} onTap={() => { open(pages.sheet(row.sheetId)) }}
          lead={row.mayTick ? <Tick isOn={ticked.has(row.id)} name={row.name} onTap={() => { onTick(row.id) }} /> : <Tag tone='warn'>先打开</Tag>}
          detail={<View>{row.detail !== '' && <Text className='block'>{row.detail}</Text>}{row.flags.length > 0 && <Text className='block warn'>{row.flags.join('，')}</Text>}</View>}
          end={<Text className='figure'>{row.total}</Text>} />
      ))}
    </Card>
  )
}

function Tick({ isOn, name, onTap }: { readonly isOn: boolean; readonly name: string; readonly onTap: () => void }) {
  return (
    <View className='task-check' ariaRole='checkbox' ariaLabel={`${isOn ? '已选' : '选择'}${name}`} onClick={(event) => { event.stopPropagation(); onTap() }}>
      <View className={isOn ? 'box on' : 'box'}>{isOn ? '✓' : ''}</View>
    </View>
  )
}
