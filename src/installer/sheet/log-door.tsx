import { periodIdOf } from '@shared/cycle/beijing-time'
import { mayDo, useMe } from '../../cloud/use-me'
import { useNow } from '../../cloud/use-now'
import { useQuery } from '../../cloud/use-query'
import { open, pages } from '../../ui/navigate'
import { Card, Row } from '../../ui/parts'

interface LogDoorProps {
  readonly employee: { readonly id: string; readonly name: string }
  readonly periodId: string
}

/** 记一笔 about the person whose sheet it is, for those who may; it counts in the running month, so it stands on that month's sheet only. */
export function LogDoor({ employee, periodId }: LogDoorProps) {
  const { me } = useMe()
  const now = useNow()
  const isOpen = mayDo(me, 'log-incident') && periodId === periodIdOf(now)
  const { data } = useQuery('read-logbook', isOpen ? {} : null)
  const mayLog = data?.people.some(({ id }) => id === employee.id) ?? false
  if (!isOpen || !mayLog) return null
  return <Card isFlush><Row title='记一笔' detail={`给${employee.name}记违规或表扬`} onTap={() => { open(pages.logIncident(employee.id)) }} /></Card>
}
