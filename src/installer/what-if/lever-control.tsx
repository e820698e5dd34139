import { Slider, Text, View } from '@tarojs/components'
import { stepped } from '@shared/appraisal/levers'
import { Segments, Stepper } from '../../ui/parts'
import { valueAt, type LeverRow } from './lever-row'

/** The slider can't take the theme's variables; these read on light and dark ground. */
const sliderColours = { active: '#1a938d', rest: 'rgba(128, 148, 146, 0.35)' } as const

interface LeverControlProps {
  readonly row: LeverRow
  readonly onAssume: (value: string) => void
}

/** One thing that can still come out one way or another, and the way to play with it. */
export function LeverControl({ row, onAssume }: LeverControlProps) {
  const { lever, value } = row
  const move = (direction: 1 | -1) => { onAssume(stepped(lever, value, direction)) }
  const slide = ({ detail }: { readonly detail: { readonly value?: unknown } }) => { onAssume(valueAt(lever, Number(detail.value))) }
  const words = <View className='lever-words'><Text className='block'>{row.title}</Text>{row.note !== '' && <Text className='block muted small'>{row.note}</Text>}</View>
  if (row.way === 'choice') {
    return (
      <View className='lever'>
        {words}
        <View className='lever-choice'><Segments value={value ?? ''} choices={[{ value: lever.least, title: '不算' }, { value: lever.most, title: '算' }]} onChoose={onAssume} /></View>
      </View>
    )
  }
  if (row.way === 'step') {
    return <View className='lever line'>{words}<Stepper label={row.title} value={row.valueText} onLess={() => { move(-1) }} onMore={() => { move(1) }} /></View>
  }
  return (
    <View className='lever'>
      <View className='line'>{words}<Text className={row.isAssumed ? 'lever-value accent' : 'lever-value'}>{row.valueText}</Text></View>
      <View className='stepper lever-slide'>
        <View className='step' hoverClass='pressed' ariaRole='button' ariaLabel={`${row.title}减少`} onClick={() => { move(-1) }}>−</View>
        <View className='lever-slider' ariaLabel={`拖动改${row.title}`}>
          <Slider min={0} max={row.steps} step={1} value={row.place} blockSize={28} activeColor={sliderColours.active} backgroundColor={sliderColours.rest} onChanging={slide} onChange={slide} />
        </View>
        <View className='step' hoverClass='pressed' ariaRole='button' ariaLabel={`${row.title}增加`} onClick={() => { move(1) }}>+</View>
      </View>
    </View>
  )
}
