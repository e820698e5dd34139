import { Text, View } from '@tarojs/components'
import { Button, Card } from '../../ui/parts'
import type { ClashLine } from './self-score-view'

interface ClashCardProps {
  readonly clashes: readonly ClashLine[]
  readonly onSettle: (whose: 'here' | 'there') => void
}

/** What was filled in on two phones, and not alike: both are shown, and the person says which stands. */
export function ClashCard({ clashes, onSettle }: ClashCardProps) {
  return (
    <Card>
      <Text className='block strong'>另一台手机上也改过，用哪一份？</Text>
      {clashes.map(({ title, here, there }) => (
        <View key={title} className='field'>
          <Text className='block'>{title}</Text>
          <Text className='block small'>这台：{here}</Text>
          <Text className='block small muted'>那台：{there}</Text>
        </View>
      ))}
      <View className='line self-hand-in field'><Button kind='plain' onTap={() => { onSettle('there') }}>用那台的</Button><Button onTap={() => { onSettle('here') }}>用这台的</Button></View>
    </Card>
  )
}
