import type { ObjectionView } from '@shared/appraisal/objection-view'
import type { SheetView } from '@shared/appraisal/sheet-view'
import { dateTimeLabel, leftLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

/** How an objection may end, as the choices of the decision say it. */
export type ObjectionVerdict = 'upheld' | 'changed' | 'dropped'

export const verdictChoices: readonly { readonly verdict: ObjectionVerdict; readonly title: string; readonly effect: string; readonly reasons: readonly string[] }[] = [
  { verdict: 'upheld', title: '维持', effect: '按原值计分', reasons: ['核对过，数值没有错'] },
  { verdict: 'changed', title: '改值', effect: '按新值计分', reasons: ['逐单核对，按实际改正'] },
  { verdict: 'dropped', title: '不采用', effect: '等补个准的', reasons: ['来源说不清'] },
]

/** An objection as the sheet page shows it. */
export interface ObjectionCard {
  readonly id: string
  readonly title: string
  readonly what: string
  readonly valueText: string
  readonly reason: string
  readonly state: { readonly title: string; readonly tone: Tone }
  /** What it means now, with the time that is left. */
  readonly meaning: string
  readonly moments: readonly { readonly key: string; readonly when: string; readonly what: string; readonly text: string }[]
  readonly isRating: boolean
  readonly mayDecide: boolean
  readonly mayWithdraw: boolean
}

const tones: Record<ObjectionView['state'], Tone> = { open: 'accent', upheld: 'plain', changed: 'good', dropped: 'good', withdrawn: 'plain', lapsed: 'good' }

function meaningOf({ state, isEscalated, escalatesAt, lapsesAt, valueText, changedText }: ObjectionView, now: string): string {
  switch (state) {
    case 'open': return isEscalated ? `先不计分。已转总经理，${leftLabel(lapsesAt, now)}裁定，过时就不采用。` : `先不计分，等录入人以外的管理者裁定（${leftLabel(escalatesAt, now)}转总经理）。`
    case 'upheld': return '数值维持，照常计分。'
    case 'changed': return `从 ${valueText} 改成 ${changedText ?? ''}，按新的计分。`
    case 'dropped': return '这个数值不采用，等补一个核对过的。'
    case 'withdrawn': return '异议已撤回，按原来的数值计分。'
    case 'lapsed': return '48 小时没有裁定，这个数值不采用，等人事补一个核对过的。'
  }
}

/** The objections on the sheet; each with every step, who, when and why: what was entered before, the value itself, and what became of it. */
export function objectionCardsOf(sheet: Pick<SheetView, 'objections'>, now: string): readonly ObjectionCard[] {
  return sheet.objections.map((objection): ObjectionCard => {
    const entered = [...objection.earlier, objection].map(({ enteredAt, enteredByName, valueText, source }, index) =>
      ({ key: `entered-${index}`, when: dateTimeLabel(enteredAt, now), what: `${enteredByName}录入 ${valueText}`, text: source }))
    const steps = objection.history.map(({ at, actorName, verb, text }, index) => ({ key: `step-${index}`, when: dateTimeLabel(at, now), what: `${actorName}${verb}`, text }))
    return {
      id: objection.id, title: objection.title, what: `${objection.title} ${objection.valueText}`, valueText: objection.valueText, reason: objection.reason, state: { title: objection.stateTitle, tone: tones[objection.state] },
      meaning: meaningOf(objection, now), moments: [...entered, ...steps].reverse(), isRating: objection.kind === 'rating', mayDecide: objection.mayDecide && now < objection.lapsesAt, mayWithdraw: objection.mayWithdraw && now < objection.lapsesAt,
    }
  })
}

/** What of an item's values the person may still object to. */
export function objectableOn(sheet: Pick<SheetView, 'objectable'>, itemId: string, now: string): SheetView['objectable'] {
  return sheet.objectable.filter(({ items, until }) => items.includes(itemId) && now < until)
}
