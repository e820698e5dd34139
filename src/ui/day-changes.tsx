import { Text, View } from '@tarojs/components'
import type { DayLine, StepLine } from './score-days'

/** The total day by day as a line of steps, its highest and lowest beside it. */
export function DaysLine({ line }: { readonly line: StepLine }) {
  return (
    <View ariaRole='img' ariaLabel={`从${line.begins}到${line.ends}，最低 ${line.least} 分，最高 ${line.most} 分`}>
      <View className='days-line'>
        <Text className='most faint small'>最高 {line.most}</Text>
        <View className='plot'>
          {line.steps.map((step) => <View key={step.left} className='step' style={{ left: `${step.left}%`, width: `${step.width}%`, bottom: `${step.bottom}%` }} />)}
          {line.steps.filter(({ from, bottom }) => from !== bottom).map((step) => (
            <View key={step.left} className='rise' style={{ left: `${step.left}%`, bottom: `${Math.min(step.from, step.bottom)}%`, height: `${Math.abs(step.bottom - step.from)}%` }} />
          ))}
        </View>
      </View>
      <View className='line days-ends'><Text className='faint small'>{line.begins}</Text><Text className='faint small'>最低 {line.least}</Text><Text className='faint small'>{line.ends}</Text></View>
    </View>
  )
}

/** The days on which the total moved, each with its causes and what each of them came to. */
export function DayRows({ days }: { readonly days: readonly DayLine[] }) {
  return (
    <View>
      {days.map((day) => (
        <View key={day.key} className='day'>
          <View className='line'><View><Text className='strong'>{day.label}</Text><Text className='faint small day-span'>{day.fromTo}</Text></View><Text className={day.isGain ? 'good strong' : 'bad strong'}>{day.points}</Text></View>
          {day.causes.map((cause) => (
            <View key={cause.key} className='line day-cause'><Text className='muted small'>{cause.text}</Text>{day.causes.length > 1 && <Text className='muted small figure'>{cause.points}</Text>}</View>
          ))}
        </View>
      ))}
    </View>
  )
}
