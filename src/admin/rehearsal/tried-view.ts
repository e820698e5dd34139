import type { ActionOutput } from '@shared/contract/actions'
import { isTriable, triedBounds, type TriedNumber, type TriedSettings } from '@shared/rehearsal/tried-settings'
import { formatYuan } from '@shared/scoring/explain'
import { minimumWagesOf, wageDraftOf, type WageDraft } from '../settings/settings-view'

export type CurrentSettings = ActionOutput<'rehearse-template'>['current']

/** Settings to try while they are typed; an empty base is as it was, an empty cap is none. */
export interface TriedDraft {
  readonly passMark: string
  readonly cap: string
  readonly basePercent: string
  readonly wages: WageDraft
}

/** What the fields begin with: what holds now, or what is tried already. */
export function triedDraftOf({ passMark, cap, minimumWages }: CurrentSettings, tried: TriedSettings): TriedDraft {
  return {
    passMark: tried.passMark ?? passMark ?? '', cap: (tried.cap === undefined ? cap : tried.cap) ?? '', basePercent: tried.basePercent ?? '',
    wages: wageDraftOf(tried.minimumWages ?? minimumWages),
  }
}

/** What is wrong with a typed number; null where it can be tried. Only the pass mark of a form that has one has to be there. */
export function triedErrorOf(name: TriedNumber, text: string, current: CurrentSettings): string | null {
  if (text === '') return name === 'passMark' && current.passMark !== null ? '请填一个分' : null
  return isTriable(name, text) ? null : `请填 ${triedBounds[name].least} 到 ${triedBounds[name].most}，最多 2 位小数`
}

/** The settings as typed, without those that are as they were; null while one of them can't be tried. Bases of single people stay. */
export function triedOf({ passMark, cap, basePercent, wages }: TriedDraft, current: CurrentSettings, { bases }: TriedSettings): TriedSettings | null {
  const typed = [['passMark', passMark], ['cap', cap], ['basePercent', basePercent]] as const
  const minimumWages = minimumWagesOf(wages)
  if (minimumWages === null || typed.some(([name, text]) => triedErrorOf(name, text, current) !== null)) return null
  const before = minimumWagesOf(wageDraftOf(current.minimumWages))
  return {
    ...(passMark === '' || passMark === current.passMark ? {} : { passMark }), ...(cap === (current.cap ?? '') ? {} : { cap: cap === '' ? null : cap }),
    ...(basePercent === '' || basePercent === '100' ? {} : { basePercent }), ...(bases === undefined ? {} : { bases }),
    ...(JSON.stringify(minimumWages) === JSON.stringify(before) ? {} : { minimumWages }),
  }
}

/** The tried base of one person instead of what was tried before; empty takes it back. */
export function withBaseOf(tried: TriedSettings, employeeId: string, yuan: string): TriedSettings {
  const { bases = [], ...others } = tried
  const kept = bases.filter((base) => base.employeeId !== employeeId)
  const next = yuan === '' ? kept : [...kept, { employeeId, yuan }]
  return next.length === 0 ? others : { ...others, bases: next }
}

/** What is tried, in words: `达标分 80 → 85`. */
export function triedWordsOf({ passMark, cap, basePercent, bases = [], minimumWages }: TriedSettings, current: CurrentSettings): readonly string[] {
  const wage = (yuan: string | null) => (yuan === null ? '不比' : formatYuan(yuan))
  const stores = minimumWages === undefined ? [] : current.stores.flatMap(({ id, name }) => {
    const own = ({ stores: all }: typeof minimumWages) => all.find(({ storeId }) => storeId === id)
    const [before, after] = [own(current.minimumWages), own(minimumWages)]
    return before?.yuan === after?.yuan && (before === undefined) === (after === undefined) ? [] : [`${name}最低工资 ${after === undefined ? '同公司' : wage(after.yuan)}`]
  })
  return [
    ...(passMark === undefined ? [] : [`达标分 ${current.passMark === null ? '' : `${current.passMark} → `}${passMark}`]),
    ...(cap === undefined ? [] : [cap === null ? '不封顶' : `最多拿基数的 ${cap} 倍`]),
    ...(basePercent === undefined ? [] : [`基数都按 ${basePercent}%`]), ...(bases.length === 0 ? [] : [`${bases.length} 人的基数单独试`]),
    ...(minimumWages === undefined || minimumWages.company === current.minimumWages.company ? [] : [`最低工资 ${wage(minimumWages.company)}`]), ...stores,
  ]
}
