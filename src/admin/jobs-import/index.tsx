import { Text, View } from '@tarojs/components'
import { mayDo, useMe } from '../../cloud/use-me'
import { copyText } from '../../ui/copy-text'
import { Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Bar, Button, Card, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { MoreRows } from '../more-rows'
import { sample } from './job-rows'
import { useJobsImport, type CheckedFile } from './use-jobs-import'
import './index.scss'

/** 导入安装单: a CSV file is read and held against what the company has before anything is stored. */
export default function JobsImportPage() {
  const { me, refusal: meRefusal, refetch } = useMe()
  const { file, progress, refusal, outcome, choose, send } = useJobsImport()
  if (me === undefined) return <Screen>{meRefusal === null ? <Skeleton heights={[240, 240]} /> : <Problem refusal={meRefusal} onRetry={() => { void refetch() }} />}</Screen>
  if (!mayDo(me, 'import-jobs')) return <Screen><Problem refusal={{ code: 'forbidden', message: '导入安装单由人事、店长或主管来做' }} onRetry={() => { void refetch() }} /></Screen>
  const toDo = file === null || file.problems.length > 0 ? 0 : file.effects.filter(({ kind }) => kind !== 'same').length
  const foot = (
    <View>
      <RefusalNote refusal={refusal} />
      <View className='buttons'>
        <Button kind={toDo > 0 && outcome === null ? 'plain' : 'primary'} isOff={progress !== null} onTap={() => { void choose() }}>{file === null ? '选 CSV 文件' : '换一个文件'}</Button>
        {toDo > 0 && outcome === null && <Button isBusy={progress !== null} onTap={() => { void send() }}>{`导入 ${toDo} 单`}</Button>}
      </View>
    </View>
  )
  return (
    <Screen foot={foot}>
      {progress !== null && <Card><Text className='block muted small'>{`正在${progress.what}，第 ${progress.done + 1} 批，共 ${progress.all} 批`}</Text><View className='gap' /><Bar points={String(progress.done)} max={String(progress.all)} /></Card>}
      {outcome !== null && <View className='banner' ariaRole='status'><Text>{`导入好了：新 ${outcome.added} 单，改 ${outcome.changed} 单，没有变化 ${outcome.same} 单`}</Text></View>}
      {file === null ? <Guide /> : <Preview file={file} />}
    </Screen>
  )
}

function Guide() {
  return (
    <Card title='表格怎么写'>
      <Text className='block'>一行一单，要有单号、简称、门店、师傅、计划日期。完工的再填完工日期、一次合格，没有一次合格的填原因。</Text>
      <Text className='block muted small'>师傅有几位用顿号隔开。原因写成“设计60、安装40”，分摊写成“李大勇50、王海涛50”，不写就平分。简称里不要写电话和门牌。</Text>
      <Text className='block muted small'>同一个文件再导一次不会重复。没填完工的行，不会动已经登记的结果。</Text>
      <View className='import-sample'><Button kind='plain' onTap={() => { void copyText(sample, '复制好了，去 Excel 里粘贴') }}>复制示例，粘到 Excel 里</Button></View>
    </Card>
  )
}

const kindTags = { new: { title: '新', tone: 'accent' }, changed: { title: '改', tone: 'warn' }, same: { title: '没变', tone: 'plain' } } as const

function Preview({ file }: { readonly file: CheckedFile }) {
  if (file.problems.length > 0) {
    return (
      <Card title={file.name} aside={`${file.problems.length} 处要改`}>
        <Text className='block muted small'>改好以后再选一次，现在一行也没有导入。</Text>
        <MoreRows items={file.problems}>{(problem) => <View key={`${problem.line}${problem.column}${problem.text}`} className='import-row'><Text className='block strong'>{`第 ${problem.line} 行 · ${problem.column}`}</Text><Text className='block bad'>{problem.text}</Text></View>}</MoreRows>
      </Card>
    )
  }
  const countOf = (kind: keyof typeof kindTags) => file.effects.filter((effect) => effect.kind === kind).length
  const shown = file.effects.filter(({ kind }) => kind !== 'same')
  return (
    <Card title={file.name} aside={`新 ${countOf('new')}，改 ${countOf('changed')}，没变 ${countOf('same')}`}>
      {shown.length === 0 && <Text className='block muted'>和现有的安装单一样，没有要导入的。</Text>}
      <MoreRows items={shown}>
        {(effect) => (
          <View key={effect.orderNo} className='import-row'>
            <View className='line'><Text className='strong'>{effect.orderNo}</Text><Tag tone={kindTags[effect.kind].tone}>{kindTags[effect.kind].title}</Tag></View>
            {effect.differences.map((difference) => <Text key={difference} className='block muted small'>{difference}</Text>)}
          </View>
        )}
      </MoreRows>
    </Card>
  )
}
