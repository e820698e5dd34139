import type { PeriodRange } from '@shared/cycle/period-id'
import type { Person } from '@shared/people/person'
import { listDocuments } from './read'

/** Whoever has left, but not before the range began: they are scored over the days of it that they worked. */
export async function leaversOf({ startsAt }: Pick<PeriodRange, 'startsAt'>): Promise<readonly Person[]> {
  return (await listDocuments('people', { status: 'left' }, 200_000)).filter(({ leftAt }) => leftAt !== null && leftAt > startsAt)
}
