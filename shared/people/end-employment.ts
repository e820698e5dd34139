import * as z from 'zod/mini'
import { declareAction } from '../contract/action'
import { day, id } from '../contract/fields'
import { refuse, type Refusal } from '../contract/refusal'
import { beijingDayOf, dayStartsAt } from '../cycle/beijing-time'
import type { Person } from './person'
import { stretchesOf } from './sheet-plan'

export const endEmployment = declareAction({
  name: 'end-employment', title: '办离职', kind: 'command', on: 'person',
  input: z.strictObject({ personId: id, lastDay: day }),
  output: z.object({
    personId: z.string(),
    /** Who had this person as their superior and needs another. */
    withoutSuperior: z.array(z.string()),
  }),
  refusals: ['not-found', 'change-out-of-bounds', 'period-exists', 'sheet-frozen', 'template-unknown', 'template-unnamed'],
  may: [{ role: 'hr', reach: 'scope' }],
  doc: 'Somebody leaves: their running sheets end with the last day and pay by the days, what waited for them goes to the next, and their WeChat account is no longer bound.',
})

/** The person after their last day, today at the latest; a refusal where that day can't be. Earlier changes of later days fall away. */
export function decideLeaving(person: Person, lastDay: string, now: string): Person | Refusal {
  const leftAt = dayStartsAt(lastDay, 1)
  if (lastDay > beijingDayOf(now)) return refuse('change-out-of-bounds', '最后一天到了再办离职', 'lastDay')
  const stretches = stretchesOf(person).filter(({ startsAt }) => startsAt <= now)
  const last = stretches[stretches.length - 1]
  if (last !== undefined && leftAt <= last.startsAt) return refuse('change-out-of-bounds', '不能早于入职或上一次变动的日子', 'lastDay')
  return { ...person, status: 'left', leftAt }
}
