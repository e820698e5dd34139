import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { FindingView } from '@shared/template/template-view'
import { Button, Card, Tag } from '../../ui/parts'
import { findingCardsOf, findingsTitleOf, type FindingCard } from './template-page-view'

interface FindingsProps {
  readonly findings: readonly FindingView[]
  readonly mayChange: boolean
  readonly isBusy: boolean
  readonly onMend: (finding: FindingCard) => void
}

/** So many are on show at once; the rest on demand. */
const shownAtOnce = 2

/** What is unsound on the sheet, each with the case that shows it and the mend that one tap applies. */
export function Findings({ findings, mayChange, isBusy, onMend }: FindingsProps) {
  const [isWhole, setWhole] = useState(false)
  const cards = findingCardsOf(findings)
  const errors = cards.filter(({ severity }) => severity === 'error').length
  const shown = isWhole ? cards : cards.slice(0, Math.max(errors, shownAtOnce))
  return (
    <Card title={findingsTitleOf(findings)}>
      {shown.map((card) => (
        <View key={card.key} className='template-finding'>
          <View className='line'><Text className='strong'>{card.title}</Text><Tag tone={card.tag.tone}>{card.tag.title}</Tag></View>
          <Text className='block'>{card.sentence}</Text>
          <Text className='block small muted template-example'>{card.example}</Text>
          {card.mend !== null && mayChange && <Button kind='plain' isSmall isOff={isBusy} onTap={() => { onMend(card) }}>{`一键修正：${card.mend}`}</Button>}
          {card.mend !== null && !mayChange && <Text className='block small muted'>{`可以改成：${card.mend}`}</Text>}
        </View>
      ))}
      {shown.length < cards.length && <Button kind='quiet' isSmall onTap={() => { setWhole(true) }}>{`再看 ${cards.length - shown.length} 条`}</Button>}
    </Card>
  )
}
