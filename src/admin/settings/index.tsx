import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { ActionOutput } from '@shared/contract/actions'
import type { SettingsValue } from '@shared/settings/company-settings'
import { useCommand } from '../../cloud/use-command'
import { useMyQuery } from '../../cloud/use-my-query'
import type { Stale } from '../../cloud/use-query'
import { DecimalField, Field } from '../../ui/fields'
import { Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Button, Card, Chip, Row, Stepper } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { toast } from '../../ui/toast'
import { changesTextOf, minimumWagesOf, movedSetting, numberCardsOf, photoRequiredChoices, photoSourceChoices, signerCountChoices, signerCountTexts, wageDraftOf, wageErrorOf, type NumberCard, type WageDraft } from './settings-view'

/** 公司设置: what the company decides for itself; each card says from when a change holds. */
export default function SettingsPage() {
  const { me, data, refusal, refetch, stale } = useMyQuery('read-settings', {})
  if (me === undefined || data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[220, 260, 340, 160]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  return <Settings key={String(data.rev)} stored={data} stale={stale} />
}

function Settings({ stored, stale }: { readonly stored: ActionOutput<'read-settings'>; readonly stale: Stale | null }) {
  const { name: _name, rev, stores, ...value } = stored
  const [wages, setWages] = useState<WageDraft>(wageDraftOf(stored.minimumWages))
  const typed = minimumWagesOf(wages)
  const [others, setSettings] = useState<SettingsValue>(value)
  const settings: SettingsValue = { ...others, minimumWages: typed ?? value.minimumWages }
  const { run, isBusy, refusal } = useCommand('save-settings')
  const changes = changesTextOf(value, settings, stores)
  const save = async () => { if ((await run({ ...settings, rev }))?.ok === true) toast('已保存') }
  const foot = (
    <View>
      <RefusalNote refusal={refusal} />
      <Text className='block small muted'>{changes}</Text>
      <View className='buttons'>
        <Button kind='plain' isOff={isBusy} onTap={() => { setSettings(value); setWages(wageDraftOf(value.minimumWages)) }}>不改了</Button>
        <Button isBusy={isBusy} isOff={typed === null} onTap={() => { void save() }}>保存</Button>
      </View>
    </View>
  )
  return (
    <Screen stale={stale} {...(changes === null ? {} : { foot })}>
      <Card title='记一笔的照片' aside='改了马上生效'>
        <Field label='要不要照片'><View className='wrap'>{photoRequiredChoices.map(({ value: choice, title }) => <Chip key={choice} isOn={settings.photoRequired === choice} onTap={() => { setSettings({ ...settings, photoRequired: choice }) }}>{title}</Chip>)}</View></Field>
        <Field label='照片从哪里来'><View className='wrap'>{photoSourceChoices.map(({ value: choice, title }) => <Chip key={choice} isOn={settings.photoSource === choice} onTap={() => { setSettings({ ...settings, photoSource: choice }) }}>{title}</Chip>)}</View></Field>
        <Text className='block faint small'>要照片时，实在拍不了可以写明原因。提异议的照片都可以从相册选。</Text>
      </Card>
      <Card title='几位签字' aside='从下次开考核的月份起'>
        <Field label='一张表'><View className='wrap'>{signerCountChoices.map(({ value: choice, title }) => <Chip key={choice} isOn={settings.signerCount === choice} onTap={() => { setSettings({ ...settings, signerCount: choice }) }}>{title}</Chip>)}</View></Field>
        <Text className='block faint small'>{signerCountTexts[settings.signerCount]}谁也不能签自己的表，也不能签同一张表的两步。</Text>
      </Card>
      <Card title='最低工资' aside='没送签的按新的比'>
        <WageField label='全公司（元 / 月）' text={wages.company} placeholder='空着：不比' onChange={(company) => { setWages({ ...wages, company }) }} />
        {stores.map(({ id, name }) => <WageField key={id} label={name} text={wages.stores[id] ?? ''} placeholder='空着：同公司，填 0：不比' onChange={(text) => { setWages({ ...wages, stores: { ...wages.stores, [id]: text } }) }} />)}
        <Text className='block faint small'>算出的绩效工资低于标准，先由财务或人事定补足还是照发，再签字。只比绩效工资，不含其他收入；中途入职、离职的按天数比。</Text>
      </Card>
      {numberCardsOf(settings).map((card) => <Numbers key={card.key} card={card} onMove={(name, direction) => { setSettings(movedSetting(settings, name, direction)) }} />)}
    </Screen>
  )
}

function WageField({ label, text, placeholder, onChange }: { readonly label: string; readonly text: string; readonly placeholder: string; readonly onChange: (text: string) => void }) {
  return <Field label={label} error={wageErrorOf(text)}><DecimalField label={`${label}最低工资标准`} value={text} placeholder={placeholder} onChange={onChange} /></Field>
}

function Numbers({ card, onMove }: { readonly card: NumberCard; readonly onMove: (name: NumberCard['lines'][number]['name'], direction: 1 | -1) => void }) {
  return (
    <Card title={card.title} aside={card.holds}>
      {card.lines.map(({ name, title, detail, value }) => <Row key={name} title={title} detail={detail} end={<Stepper label={title} value={value} onLess={() => { onMove(name, -1) }} onMore={() => { onMove(name, 1) }} />} />)}
    </Card>
  )
}
