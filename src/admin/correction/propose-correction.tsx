import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { PayGuardChoice } from '@shared/pay/pay-guard'
import type { Stale } from '../../cloud/use-query'
import { CountField, DecimalField, Field } from '../../ui/fields'
import { MoveText } from '../../ui/move-text'
import { back } from '../../ui/navigate'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card, Chip, Row, Tag } from '../../ui/parts'
import { Popup } from '../../ui/popup'
import { ReasonPopup } from '../../ui/reason-popup'
import { Screen } from '../../ui/screen'
import { changeSentences, changesOf, correctableInputs, previewOf, typedProblem, type CorrectableInput, type Preview, type Typed } from './correction-view'
import { SheetHead } from './sheet-head'
import type { CorrectionActions } from './use-correction'

const groups = ['指标', '事件', '评分', '工资'] as const
const payGuards = [{ choice: 'top-up', title: '补到最低工资' }, { choice: 'confirm', title: '照算出的发' }] as const

/** 提出更正: pick what was wrong, see at once what it makes, say why; it counts once a second person has confirmed it. */
export function ProposeCorrection({ sheet, actions, stale }: { readonly sheet: SheetView; readonly actions: CorrectionActions; readonly stale: Stale | null }) {
  const [chosen, setChosen] = useState<CorrectableInput | null>(null)
  const [isReasoning, setReasoning] = useState(false)
  const inputs = correctableInputs(sheet)
  const changes = changesOf(sheet, actions.draft)
  const preview = previewOf(sheet, changes)
  const canSend = preview.kind === 'move' || preview.kind === 'unseen'
  const [payGuard, setPayGuard] = useState<PayGuardChoice | null>(null)
  const asksPay = payGuard !== null || (actions.refusal?.code === 'pay-below-minimum' && sheet.showsPay)
  const send = async (reason: string) => { if (await actions.propose(reason, payGuard)) back() }
  const foot = (
    <View>
      <PreviewLine preview={preview} />
      <Button isBusy={actions.isBusy} isOff={!canSend} onTap={() => { actions.forget(); setReasoning(true) }}>提出更正</Button>
    </View>
  )
  return (
    <Screen stale={stale} foot={foot}>
      <SheetHead sheet={sheet} />
      <Text className='block muted small correction-preview'>封存的原表不会动。更正要第二个人确认才算数，改了什么、为什么、谁提的，本人都看得到。</Text>
      {groups.map((group) => {
        const own = inputs.filter((input) => input.group === group)
        return own.length === 0 ? null : (
          <Card key={group} title={group} aside='点开要改的'>
            {own.map((input) => <InputRow key={input.key} input={input} typed={actions.draft[input.key]} onTap={() => { setChosen(input) }} />)}
          </Card>
        )
      })}
      {chosen !== null && <InputPopup key={chosen.key} input={chosen} typed={actions.draft[chosen.key] ?? {}} onSave={(typed) => { actions.change(chosen.key, typed); setChosen(null) }} onClose={() => { setChosen(null) }} />}
      {isReasoning && (
        <ReasonPopup title='提出更正' label='为什么更正' placeholder='错在哪里，依据是什么，本人和第二个签的人都会看到' confirm='提出' choices={['复核了原始单据', '录错了数', '事件不是本人的']} isBusy={actions.isBusy} refusal={actions.refusal}
          onConfirm={(reason) => { void send(reason) }} onClose={() => { setReasoning(false) }}>
          <View className='field'>{changeSentences(sheet, changes).map((text) => <Text key={text} className='block'>{text}</Text>)}<PreviewLine preview={preview} /></View>
          {asksPay && <Field label='绩效工资低于最低工资标准'><View className='wrap'>{payGuards.map(({ choice, title }) => <Chip key={choice} isOn={payGuard === choice} onTap={() => { setPayGuard(choice) }}>{title}</Chip>)}</View></Field>}
        </ReasonPopup>
      )}
      {!isReasoning && <RefusalNote refusal={actions.refusal} />}
    </Screen>
  )
}

function PreviewLine({ preview }: { readonly preview: Preview }) {
  switch (preview.kind) {
    case 'nothing': return <Text className='block muted small correction-preview'>改好以后，这里马上算出新的得分和差额。</Text>
    case 'problem': return <Text className='block field-error correction-preview'>{preview.sentence}</Text>
    case 'unseen': return <Text className='block muted small correction-preview'>这张表有匿名评分，新的得分提出以后由系统算。</Text>
    case 'move': return <MoveText className={preview.isGain ? 'block correction-move good' : 'block correction-move bad'} text={preview.text} />
  }
}

function InputRow({ input, typed, onTap }: { readonly input: CorrectableInput; readonly typed: Typed | undefined; readonly onTap: () => void }) {
  const changed = typed === undefined ? null : input.fields.map((field) => typed[field] ?? '').join(' ÷ ')
  return (
    <Row title={input.title} {...(changed === null ? {} : { detail: `原来 ${input.now}` })} label={`${input.title}，${changed === null ? `现在 ${input.now}` : `改为 ${changed}`}`} onTap={onTap}
      end={changed === null ? <Text className='figure'>{input.now}</Text> : <Tag tone='accent'>{`改为 ${changed}`}</Tag>} />
  )
}

const fieldLabels = { value: '应该是', numerator: '合格单数', denominator: '完工单数' } as const

function labelOf({ change }: CorrectableInput, field: keyof typeof fieldLabels): string {
  return change.kind === 'incident' ? '应该算几次（不是本人的填 0）' : change.kind === 'level' ? '应该是几级' : change.kind === 'rating' ? '应该是几分' : change.kind === 'base' ? '应该是多少元' : fieldLabels[field]
}

function InputPopup({ input, typed, onSave, onClose }: { readonly input: CorrectableInput; readonly typed: Typed; readonly onSave: (typed: Typed | null) => void; readonly onClose: () => void }) {
  const [draft, setDraft] = useState<Typed>(typed)
  const problem = typedProblem(input, draft)
  const isWhole = input.change.kind === 'incident' || input.change.kind === 'level'
  return (
    <Popup title={input.title} isOpen onClose={onClose}>
      <View className='field'><Text className='muted'>现在 {input.now}</Text></View>
      {input.fields.map((field, index) => {
        const entry = { label: labelOf(input, field), value: draft[field] ?? '', placeholder: '填数字', isFocused: index === 0, onChange: (text: string) => { setDraft({ ...draft, [field]: text }) } }
        return <Field key={field} label={entry.label}>{isWhole ? <CountField {...entry} /> : <DecimalField {...entry} />}</Field>
      })}
      {problem !== null && input.fields.some((field) => (draft[field] ?? '') !== '') && <Text className='field-error'>{problem}</Text>}
      <View className='buttons'>
        {Object.keys(typed).length > 0 && <Button kind='plain' onTap={() => { onSave(null) }}>不改了</Button>}
        <Button isOff={problem !== null} onTap={() => { onSave(draft) }}>改成这样</Button>
      </View>
    </Popup>
  )
}
