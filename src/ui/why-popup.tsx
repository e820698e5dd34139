import { Text, View } from '@tarojs/components'
import { Bar, Row, Tag } from './parts'
import { pointsLabel } from './format'
import { Popup } from './popup'
import type { ItemLine } from './score-view'

interface WhyPopupProps {
  readonly item: ItemLine | null
  readonly onClose: () => void
  readonly onIncident: (id: string) => void
  /** To the jobs behind an item, where the one who looks is the one who did them. */
  readonly onJobs?: () => void
  /** Values behind the item that the person may object to. */
  readonly objectable?: readonly { readonly valueId: string; readonly title: string; readonly valueText: string }[]
  readonly onObject?: (valueId: string) => void
}

/** 为什么: how an item came to its points, from which data, and what the form asks for. */
export function WhyPopup({ item, onClose, onIncident, onJobs, objectable = [], onObject }: WhyPopupProps) {
  if (item === null) return null
  return (
    <Popup title={item.title} isOpen onClose={onClose}>
      <View className='line'><Text className='figure-l'>{item.pointsText}</Text><Text className='muted'>满分 {pointsLabel(item.max)}</Text></View>
      <View className='gap' />
      <Bar points={item.points} max={item.max} most={item.most} tone={item.tone} />
      <Text className='section-title'>为什么是这个分</Text>
      {item.sentences.map((sentence) => <Text key={sentence} className='block why-sentence'>{sentence}</Text>)}
      {item.sources.map((source) => <Text key={source} className='block muted small'>{source}</Text>)}
      {item.remarks.map((remark) => <Text key={remark.by} className='block why-remark'>{remark.by}：{remark.text}</Text>)}
      {item.incidents.length > 0 && <Text className='section-title'>记的事件</Text>}
      {item.incidents.map((incident) => (
        <Row key={incident.id} title={incident.title} detail={incident.detail} end={<Tag tone={incident.tone}>{incident.state}</Tag>} onTap={() => { onIncident(incident.id) }} />
      ))}
      {item.isFromJobs && onJobs !== undefined && <Row title='算进来的安装单' detail='哪些单子计入，哪些不计' onTap={onJobs} />}
      {onObject !== undefined && objectable.map((value) => (
        <Row key={value.valueId} title={`对“${value.title} ${value.valueText}”有异议`} detail='提出后先不计分，由录入人以外的管理者裁定' onTap={() => { onObject(value.valueId) }} />
      ))}
      <Text className='section-title'>这一项看什么</Text>
      {item.criteria.map((line) => <Text key={line} className='block muted'>· {line}</Text>)}
    </Popup>
  )
}

/** The items of a sheet as bars; each opens to its reason. */
export function ItemList({ items, onOpen }: { readonly items: readonly ItemLine[]; readonly onOpen: (item: ItemLine) => void }) {
  return (
    <View>
      {items.map((item) => (
        <View key={item.id} className='item-line' hoverClass='pressed' ariaRole='button' ariaLabel={`${item.title} ${item.pointsText}，为什么`} onClick={() => { onOpen(item) }}>
          <View className='line'>
            <Text className='item-title'>{item.title}</Text>
            <View className='item-figure'><Text className={item.points === null ? 'warn' : 'strong'}>{item.pointsText}</Text><Text className='faint small item-max'>/ {pointsLabel(item.max)}</Text><View className='chevron' /></View>
          </View>
          <Bar points={item.points} max={item.max} most={item.most} tone={item.tone} />
          {item.hint !== '' && <Text className='block muted small item-hint'>{item.hint}</Text>}
        </View>
      ))}
    </View>
  )
}
