import { Text, View } from '@tarojs/components'
import { open, pages } from '../../ui/navigate'
import { Avatar, Bar, Tag } from '../../ui/parts'
import type { TeamLine } from './team-view'

/** A member of the team: a tap opens the sheet, 记一笔 logs about them. */
export function Member({ line, showsLog }: { readonly line: TeamLine; readonly showsLog: boolean }) {
  const openSheet = () => { open(pages.sheet(line.sheetId)) }
  return (
    <View className='team-member'>
      <View hoverClass='pressed' ariaRole='button' ariaLabel={line.label} onClick={openSheet}>
        <View className='line'>
          <Avatar name={line.name} />
          <View className='team-who'><Text className='block strong'>{line.name}</Text><Text className='block muted small'>{line.who}</Text></View>
          <View className='team-total'><Text className='block figure-l'>{line.total}</Text>{line.reach !== null && <Text className='block muted small'>{line.reach}</Text>}</View>
          <View className='chevron' />
        </View>
        <View className='team-bar'><Bar points={line.bar.points} max={line.bar.max} most={line.bar.most} tone={line.tags.some(({ text }) => text === '未达标') ? 'warn' : 'accent'} /></View>
      </View>
      <View className='line team-foot'>
        <View className='team-change' onClick={openSheet}>
          <Text className='block muted small'>{line.change}</Text>
          {line.tags.length > 0 && <View className='wrap team-tags'>{line.tags.map((tag) => <Tag key={tag.text} tone={tag.tone}>{tag.text}</Tag>)}</View>}
        </View>
        {showsLog && <View className='team-log' hoverClass='pressed' ariaRole='button' ariaLabel={`给${line.name}记一笔`} onClick={() => { open(pages.logIncident(line.employeeId)) }}>记一笔</View>}
      </View>
    </View>
  )
}
