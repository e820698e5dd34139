import * as z from 'zod/mini'
import { objectionStateRows, objectionStates, type Objection } from './objection'

const text = z.string()

/** An objection to a value as everybody who sees the sheet sees it. */
export const objectionView = z.object({
  id: text, valueId: text, kind: z.enum(['metric', 'rating']), title: text, valueText: text, source: text, enteredByName: text, enteredAt: text,
  reason: text, state: z.enum(objectionStates), stateTitle: text, changedText: z.nullable(text), objectedAt: text, escalatesAt: text, lapsesAt: text, isEscalated: z.boolean(),
  history: z.array(z.object({ at: text, actorName: text, verb: text, text })),
  /** The values that were entered before this one, the oldest first. */
  earlier: z.array(z.object({ valueText: text, enteredByName: text, enteredAt: text, source: text })),
  /** The caller may decide it now. */
  mayDecide: z.boolean(),
  /** The caller made it and may still take it back. */
  mayWithdraw: z.boolean(),
})
export type ObjectionView = z.infer<typeof objectionView>

/** A value that the caller may object to, on their own sheet; `until` is when its window ends. */
export const objectableValue = z.object({ valueId: text, items: z.array(text), title: text, valueText: text, until: text })
export type ObjectableValue = z.infer<typeof objectableValue>

/** The objection as a person sees it; an event that leaves the state as it was has no verb. */
export function objectionViewOf(objection: Objection, valueId: string, earlier: ObjectionView['earlier'], may: Pick<ObjectionView, 'mayDecide' | 'mayWithdraw'>): ObjectionView {
  const { _id, value, title, valueText, source, enteredByName, enteredAt, reason, state, changedText, objectedAt, escalatesAt, lapsesAt, isEscalated } = objection
  return {
    id: _id, valueId, kind: value.kind, title, valueText, source, enteredByName, enteredAt, reason, state, stateTitle: objectionStateRows[state].title, changedText,
    objectedAt, escalatesAt, lapsesAt, isEscalated, earlier: [...earlier], ...may,
    history: objection.history.map((event, index, all) => ({ at: event.at, actorName: event.actorName, verb: event.state === all[index - 1]?.state ? '' : objectionStateRows[event.state].verb, text: event.text })),
  }
}
