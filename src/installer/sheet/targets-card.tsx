import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { parseExact } from '@shared/scoring/exact'
import { DecimalField, Field } from '../../ui/fields'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card, Row, Tag } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { targetLinesOf, type TargetLine } from './plan-view'
import type { useSheetActions } from './use-sheet'

interface PlanProps {
  readonly sheet: SheetView
  readonly actions: ReturnType<typeof useSheetActions>
}

/** 目标: the person's own targets on this sheet; whoever may sets them here. */
export function TargetsCard({ sheet, actions }: PlanProps) {
  const [chosen, setChosen] = useState<TargetLine | null>(null)
  const lines = targetLinesOf(sheet)
  const may = sheet.may.includes('set-target')
  if (lines.length === 0) return null
  const openTarget = (line: TargetLine) => () => { actions.openTask(null); setChosen(line) }
  return (
    <Card title='个人目标' {...(may ? { aside: '点开修改' } : {})}>
      {lines.map((line) => (
        <Row key={line.metricId} title={line.title} {...(may ? { onTap: openTarget(line) } : {})}
          end={line.value === null ? <Tag tone='warn'>还没有设</Tag> : <Text className='figure'>{line.value}{line.unit === '%' ? '%' : ` ${line.unit}`}</Text>} />
      ))}
      {chosen !== null && <TargetPopup key={chosen.metricId} line={chosen} actions={actions} onClose={() => { setChosen(null) }} />}
    </Card>
  )
}

function TargetPopup({ line, actions, onClose }: { readonly line: TargetLine; readonly actions: PlanProps['actions']; readonly onClose: () => void }) {
  const [value, setValue] = useState(line.value ?? '')
  const isNumber = parseExact(value) !== null && !value.startsWith('-')
  const save = async () => { if (await actions.setTarget(line.metricId, value)) onClose() }
  return (
    <Popup title={`${line.title}的目标`} isOpen onClose={onClose}>
      <Field label={`目标（${line.unit}）`} error={value === '' || isNumber ? null : '请填数字，最多 6 位小数'}>
        <DecimalField label={`${line.title}的目标`} value={value} placeholder='填数字' isFocused onChange={setValue} />
      </Field>
      <View className='field'><Text className='small muted'>从这一期起生效，下一期沿用，直到改掉为止。</Text></View>
      <RefusalNote refusal={actions.refusal} />
      <Button isBusy={actions.isBusy} isOff={!isNumber} onTap={() => { void save() }}>保存目标</Button>
    </Popup>
  )
}
