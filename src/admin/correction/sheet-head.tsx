import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { correctedResult } from '../../ui/corrections'
import { periodLabel, pointsLabel } from '../../ui/format'
import { Card } from '../../ui/parts'

/** Whose sheet it is, and what it comes to now. */
export function SheetHead({ sheet }: { readonly sheet: SheetView }) {
  const total = correctedResult(sheet)?.total ?? sheet.scorecard.total
  return (
    <Card>
      <View className='line'><Text className='strong'>{sheet.employee.name} · {sheet.employee.position}</Text><Text className='figure'>{pointsLabel(total)} 分</Text></View>
      <Text className='block muted small'>{periodLabel(sheet.periodId)} · {sheet.template.title}{sheet.version > 1 ? `，第 ${sheet.version} 版` : ''}</Text>
    </Card>
  )
}
