import { Text, View } from '@tarojs/components'
import { isDisputeWaiting } from '../../cloud/queue/queued'
import { useQueue } from '../../cloud/queue/use-queue'
import { open, pages } from '../../ui/navigate'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card, Tag } from '../../ui/parts'
import { DisputePopup } from '../../ui/dispute-popup'
import type { Photographer } from '../../ui/photos/use-photos'
import type { WaitingCard } from './incidents-view'
import { useAnswers } from './use-incidents'

/** What waits for the person's own answer, each with both answers on it and the time that is left. */
export function WaitingCards({ cards, by }: { readonly cards: readonly WaitingCard[]; readonly by: Photographer }) {
  const answers = useAnswers()
  const queue = useQueue()
  const disputed = cards.find(({ id }) => id === answers.disputingId)
  const hasCard = cards.some(({ id }) => id === answers.answeringId)
  return (
    <View>
      {!hasCard && <RefusalNote refusal={answers.refusal} />}
      {cards.filter(({ id }) => !answers.answeredIds.includes(id)).map((card) => (
        <Card key={card.id}>
          <View className='incidents-open' hoverClass='pressed' ariaRole='button' ariaLabel={`${card.line.what}，看详情`} onClick={() => { open(pages.incident(card.id)) }}>
            <View className='line'>
              <Text className='strong incidents-what'>{card.line.what}</Text>
              <Text className={`figure-l ${card.line.points.tone}`}>{card.line.points.text}</Text>
            </View>
            {card.line.note !== '' && <Text className='block'>{card.line.note}</Text>}
            <View className='line incidents-meta'><Text className='muted small'>{card.line.when} · {card.line.reporter}记</Text><Tag tone='warn'>{card.left}</Tag></View>
          </View>
          {answers.answeringId === card.id && <RefusalNote refusal={answers.refusal} />}
          {isDisputeWaiting(queue, card.id) ? <Text className='block muted small'>异议存在手机里，联网后自动提出</Text> : <View className='buttons'>
            {card.mayDispute && <Button kind='plain' isSmall isOff={answers.isBusy} onTap={() => { answers.openDispute(card.id) }}>有异议</Button>}
            {card.mayAcknowledge && <Button isSmall isBusy={answers.isBusy && answers.answeringId === card.id} isOff={answers.isBusy} onTap={() => { void answers.acknowledge(card.id) }}>确认</Button>}
          </View>}
        </Card>
      ))}
      {disputed !== undefined && (
        <DisputePopup disputed={{ id: disputed.id, what: disputed.line.what, orderNo: disputed.orderNo }} by={by} onClose={() => { answers.openDispute(null) }} />
      )}
    </View>
  )
}
