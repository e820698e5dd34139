import type { PropsWithChildren, ReactNode } from 'react'
import { Button as TaroButton, Text, View } from '@tarojs/components'
import { pointsLabel, sharePercent } from './format'

/** Meaning of a colour; it always comes with a word. */
export type Tone = 'good' | 'warn' | 'bad' | 'accent' | 'plain'

interface CardProps {
  readonly title?: string
  readonly aside?: ReactNode
  /** Rows bring their own padding. */
  readonly isFlush?: boolean
}

/** A surface for one subject. */
export function Card({ title, aside, isFlush = false, children }: PropsWithChildren<CardProps>) {
  return (
    <View className={isFlush ? 'card flush' : 'card'}>
      {title !== undefined && <View className='card-title'><Text>{title}</Text>{aside !== undefined && <View className='aside'>{aside}</View>}</View>}
      {children}
    </View>
  )
}

interface RowProps {
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly lead?: ReactNode
  readonly end?: ReactNode
  readonly onTap?: () => void
  readonly label?: string
}

/** One line of a list; with `onTap` it is a button of at least 88rpx and shows an arrow. */
export function Row({ title, detail, lead, end, onTap, label }: RowProps) {
  const isTappable = onTap !== undefined
  return (
    <View
      className={isTappable ? 'row tap' : 'row'} hoverClass={isTappable ? 'pressed' : 'none'}
      ariaRole={isTappable ? 'button' : 'group'} ariaLabel={label ?? ''} {...(isTappable ? { onClick: onTap } : {})}
    >
      {lead !== undefined && <View className='lead'>{lead}</View>}
      <View className='body'>
        <View className='title'>{title}</View>
        {detail !== undefined && <View className='detail'>{detail}</View>}
      </View>
      {end !== undefined && <View className='end'>{end}</View>}
      {isTappable && <View className='chevron' />}
    </View>
  )
}

interface ButtonProps {
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly isSmall?: boolean
  readonly isBusy?: boolean
  readonly isOff?: boolean
  readonly onTap: () => void
}

/** A button; while busy it says so and takes no second tap. */
export function Button({ kind = 'primary', isSmall = false, isBusy = false, isOff = false, onTap, children }: PropsWithChildren<ButtonProps>) {
  const isQuiet = isBusy || isOff
  // WeChat paints disabled buttons in colours of its own, above those of the app.
  const disabled = process.env.TARO_ENV === 'weapp' ? {} : { disabled: isQuiet }
  return (
    <TaroButton className={`button ${kind}${isSmall ? ' small' : ''}${isQuiet ? ' off' : ''}`} {...disabled} hoverClass={isQuiet ? 'none' : 'pressed'} ariaRole='button' ariaDisabled={isQuiet} onClick={() => { if (!isQuiet) onTap() }}>
      {isBusy ? '请稍候…' : children}
    </TaroButton>
  )
}

/** A short label of a state: always a word, with a tone beside it. */
export function Tag({ tone = 'plain', children }: PropsWithChildren<{ readonly tone?: Tone }>) {
  return <Text className={`tag ${tone}`}>{children}</Text>
}

/** The first character of a name, for lists. */
export function Avatar({ name }: { readonly name: string }) {
  return <View className='avatar' ariaRole='img' ariaLabel={name}>{name.slice(0, 1)}</View>
}

interface BarProps {
  readonly points: string | null
  readonly max: string
  /** What it can still become, drawn paler behind. */
  readonly most?: string | null
  readonly tone?: Tone
}

/** Points of full marks as a bar. */
export function Bar({ points, max, most, tone = 'accent' }: BarProps) {
  return (
    <View className='bar' ariaRole='img' ariaLabel={`${points === null ? '待定' : pointsLabel(points)}，满分 ${pointsLabel(max)}`}>
      {most !== undefined && <View className='ghost' style={{ width: `${sharePercent(most, max)}%` }} />}
      <View className={`fill ${tone}`} style={{ width: `${sharePercent(points, max)}%` }} />
    </View>
  )
}

interface RingProps {
  readonly total: string
  readonly max: string
  readonly passMark: string | null
  readonly caption: string
}

/** The total in a ring, with a tick at the pass mark. */
export function ScoreRing({ total, max, passMark, caption }: RingProps) {
  const share = sharePercent(total, max)
  const fill = `conic-gradient(var(--accent) 0 ${share}%, var(--sunken) ${share}% 100%)`
  return (
    <View className='ring' style={{ background: fill }} ariaRole='img' ariaLabel={`${caption} ${pointsLabel(total)} 分，满分 ${pointsLabel(max)}`}>
      {passMark !== null && <View className='mark' style={{ transform: `rotate(${sharePercent(passMark, max) * 3.6}deg)` }}><View className='tick' /></View>}
      <View className='hole'>
        <Text className='figure-xl'>{pointsLabel(total)}</Text>
        <Text className='muted small'>{caption}</Text>
      </View>
    </View>
  )
}

interface SegmentsProps<Value extends string> {
  readonly value: Value
  readonly choices: readonly { readonly value: Value; readonly title: string }[]
  readonly onChoose: (value: Value) => void
  /** What is chosen, where several choices on a page read alike. */
  readonly label?: string
}

/** A choice between a few views of the same page. */
export function Segments<Value extends string>({ value, choices, onChoose, label = '' }: SegmentsProps<Value>) {
  const nameOf = (title: string) => (label === '' ? title : `${label}：${title}`)
  return (
    <View className='segments' ariaRole='tablist' ariaLabel={label}>
      {choices.map((choice) => (
        <View key={choice.value} className={choice.value === value ? 'segment on' : 'segment'} ariaRole='tab' ariaLabel={choice.value === value ? `${nameOf(choice.title)}，已选` : nameOf(choice.title)} onClick={() => { onChoose(choice.value) }}>{choice.title}</View>
      ))}
    </View>
  )
}

/** One of several things to choose, as a pill. */
export function Chip({ isOn, onTap, children }: PropsWithChildren<{ readonly isOn: boolean; readonly onTap: () => void }>) {
  return <View className={isOn ? 'chip on' : 'chip'} hoverClass='pressed' ariaRole='button' onClick={onTap}>{children}</View>
}

interface StepperProps {
  readonly value: string
  readonly onLess: () => void
  readonly onMore: () => void
  readonly label: string
}

/** Less and more around a value; what a step is, is the page's business. */
export function Stepper({ value, onLess, onMore, label }: StepperProps) {
  return (
    <View className='stepper' ariaRole='spinbutton' ariaLabel={label}>
      <View className='step' hoverClass='pressed' ariaRole='button' ariaLabel={`${label}减少`} onClick={onLess}>−</View>
      <Text className='value'>{value}</Text>
      <View className='step' hoverClass='pressed' ariaRole='button' ariaLabel={`${label}增加`} onClick={onMore}>+</View>
    </View>
  )
}

/** What happened, the newest first, each with its time. */
export function Timeline({ moments }: { readonly moments: readonly { readonly key: string; readonly when: string; readonly what: ReactNode }[] }) {
  return (
    <View className='timeline'>
      {moments.map(({ key, when, what }) => (
        <View key={key} className='moment'><View className='dot' /><Text className='when'>{when}</Text><View>{what}</View></View>
      ))}
    </View>
  )
}
