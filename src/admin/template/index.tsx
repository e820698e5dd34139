import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { mayDo, useMe } from '../../cloud/use-me'
import { useNow } from '../../cloud/use-now'
import { useQuery, type Stale } from '../../cloud/use-query'
import { open, pages, paramOf } from '../../ui/navigate'
import { Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { Findings } from './findings'
import { PartPopup } from './part-popup'
import { PublishPopup, RestartPopup } from './publish-popup'
import { headOf, partGroupsOf, type PartLine, type TemplateData } from './template-page-view'
import { useTemplateActions } from './use-template'
import './index.scss'

/** One sheet as data: what is wrong with it, what of it the company may tune, and publication. */
export default function TemplatePage() {
  const templateId = paramOf(useRouter().params, 'id')
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const { data, refusal, refetch, stale } = useQuery('read-template', me === undefined || templateId === null ? null : { templateId })
  if (me === undefined || data === undefined) {
    const no = meRefusal ?? refusal
    return <Screen>{no === null ? <Skeleton heights={[200, 320, 140, 140, 140, 140]} /> : <Problem refusal={no} onRetry={() => { void (me === undefined ? refetchMe() : refetch()) }} />}</Screen>
  }
  return <Template data={data} mayChange={mayDo(me, 'save-template-draft')} mayRehearse={mayDo(me, 'rehearse-template')} stale={stale} />
}

function Template({ data, mayChange, mayRehearse, stale }: { readonly data: TemplateData; readonly mayChange: boolean; readonly mayRehearse: boolean; readonly stale: Stale | null }) {
  const actions = useTemplateActions(data)
  const { task } = actions
  const hasFoot = mayChange && data.draft !== null
  return (
    <Screen stale={stale} {...(hasFoot ? { foot: <Foot data={data} actions={actions} /> } : {})}>
      <Head data={data} mayChange={mayChange} actions={actions} />
      {mayRehearse && <Card isFlush><Row title='拿过去的月份试算' detail={data.draft === null ? '看现在用的这版，过去的月份会发多少' : '发布之前，看谁会多、谁会少'} onTap={() => { open(pages.rehearsal(data.id)) }} /></Card>}
      <Findings findings={data.findings} mayChange={mayChange} isBusy={actions.isBusy} onMend={(finding) => { void actions.mend(finding) }} />
      {task === null && <RefusalNote refusal={actions.refusal} />}
      {partGroupsOf(data.parts).map((group) => (
        <Card key={group.title} title={group.title}>
          {group.lines.map((line) => <PartRow key={line.id} line={line} onTap={() => { actions.openTask({ kind: 'part', part: line.part }) }} />)}
        </Card>
      ))}
      {task?.kind === 'part' && <PartPopup part={task.part} mayChange={mayChange} actions={actions} />}
      {task?.kind === 'publish' && <PublishPopup data={data} actions={actions} />}
      {task?.kind === 'restart' && <RestartPopup from={task.from} actions={actions} />}
    </Screen>
  )
}

function Foot({ data, actions }: Pick<HeadProps, 'data' | 'actions'>) {
  return (
    <View className='buttons'>
      <Button kind='plain' onTap={() => { actions.openTask({ kind: 'restart', from: 'in-use' }) }}>放弃改动</Button>
      <Button onTap={() => { actions.openTask({ kind: 'publish' }) }}>{`发布第 ${data.nextVersion} 版`}</Button>
    </View>
  )
}

function PartRow({ line, onTap }: { readonly line: PartLine; readonly onTap: () => void }) {
  return (
    <Row
      title={<Text className='strong'>{line.title}</Text>} label={[line.title, line.detail, line.points ?? '', ...line.tags.map(({ title }) => title)].filter((text) => text !== '').join('，')} onTap={onTap}
      detail={<View><Text className='block'>{line.detail}</Text>{line.tags.length > 0 && <View className='template-tags'>{line.tags.map(({ title, tone }) => <Tag key={title} tone={tone}>{title}</Tag>)}</View>}</View>}
      {...(line.points === null ? {} : { end: <Text>{line.points}</Text> })}
    />
  )
}

interface HeadProps {
  readonly data: TemplateData
  readonly mayChange: boolean
  readonly actions: ReturnType<typeof useTemplateActions>
}

function Head({ data, mayChange, actions }: HeadProps) {
  const head = headOf(data, useNow())
  return (
    <Card title={data.title}>
      <Text className='block muted'>{head.version}</Text>
      <Text className='block muted'>{head.people}</Text>
      {head.draft !== null && (
        <View className='template-draft'>
          <Text className='block strong'>{head.draft}</Text>
          {data.draft?.changes.map((change) => <View key={change.title} className='template-change'><Text className='block small muted'>{change.title}</Text><Text className='block small'>{`${change.from} → ${change.to}`}</Text></View>)}
        </View>
      )}
      {head.newerShipped !== null && <View className='template-draft'><Text className='block'>{head.newerShipped}</Text>{mayChange && <Button kind='plain' isSmall onTap={() => { actions.openTask({ kind: 'restart', from: 'shipped' }) }}>按新出厂版重来</Button>}</View>}
    </Card>
  )
}
