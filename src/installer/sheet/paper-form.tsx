import { Text, View } from '@tarojs/components'
import { SelfPhotos } from '../../ui/photos/self-photos'
import { Tag } from '../../ui/parts'
import type { SheetPageView, SignLine } from './sheet-view'
import './index.scss'

/** The paper form's columns: full marks, self, each that others fill, final. */
export function PaperForm({ view, sheetId, now }: { readonly view: SheetPageView; readonly sheetId: string; readonly now: string }) {
  return (
    <View className='form'>
      <View className='form-row head'><Text className='cell-title'>项目</Text><Text className='cell'>满分</Text><Text className='cell'>自评</Text>{view.columns.map((title) => <Text key={title} className='cell'>{title}</Text>)}<Text className='cell'>得分</Text></View>
      {view.lines.map((line) => (
        <View key={line.id} className='form-row'>
          <View className='cell-title'><Text className='block'>{line.title}</Text>{line.actual !== '' && <Text className='block faint small'>实际：{line.actual}</Text>}{line.remark !== '' && <Text className='block faint small'>自评：{line.remark}</Text>}<SelfPhotos sheetId={sheetId} title={line.title} photos={line.photos} now={now} />{line.reviewed !== '' && <Text className='block warn small'>{line.reviewed}</Text>}</View><Text className='cell faint'>{line.max}</Text><Text className='cell'>{line.self === '' ? '—' : line.self}</Text>
          {line.given.map((given, index) => <Text key={view.columns[index] ?? ''} className={given === '系统' ? 'cell faint' : 'cell'}>{given === '' ? '—' : given}</Text>)}<Text className='cell strong'>{line.final}</Text>
        </View>
      ))}
      <View className='form-row sum'><Text className='cell-title'>合计</Text><Text className='cell'>{view.sums.max}</Text><Text className='cell'>{view.sums.self === '' ? '—' : view.sums.self}</Text>{view.columns.map((title) => <Text key={title} className='cell' />)}<Text className='cell'>{view.sums.final}</Text></View>
    </View>
  )
}

const marks = { signed: { text: '已签', tone: 'good' }, waiting: { text: '待签', tone: 'warn' }, open: { text: '未到', tone: 'plain' }, void: { text: '已作废', tone: 'plain' } } as const

/** The sign-offs at the foot of the form, as on paper. */
export function Signatures({ lines }: { readonly lines: readonly SignLine[] }) {
  return (
    <View>
      {lines.map((line) => (
        <View key={line.key} className='sign-line'>
          <Text className='sign-title muted'>{line.title}</Text>
          <View className='sign-body'><Text className={line.state === 'void' ? 'faint sign-void' : ''}>{line.who === '' ? '—' : line.who}</Text>{line.when !== '' && <Text className='block faint small'>{line.when}</Text>}{line.comment !== '' && <Text className='block muted small'>{line.comment}</Text>}</View>
          <Tag tone={marks[line.state].tone}>{line.title === '自评' && line.state === 'open' ? '未交' : line.title === '自评' && line.state === 'signed' ? '已交' : marks[line.state].text}</Tag>
        </View>
      ))}
    </View>
  )
}
