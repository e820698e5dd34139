import type { Me } from '@shared/people/read-me'
import { mayDo } from '../cloud/use-me'
import { useQuery } from '../cloud/use-query'
import { open, pages } from './navigate'
import { Card, Row } from './parts'

const doors = [
  { action: 'list-team', title: '团队', detail: '每个人的得分，分丢在哪', url: pages.team() },
  { action: 'log-incident', title: '记一笔', detail: '违规和表扬，四下就记好', url: pages.logIncident() },
  { action: 'record-job-result', title: '安装单', detail: '今天的单子，登记一次合格', url: pages.jobs() },
  { action: 'assess-sheet', title: '请假代签', detail: '请假时找人代签，到期自动恢复', url: pages.leave() },
  { action: 'list-ratings', title: '打分', detail: '由您评分的项目', url: pages.rate() },
] as const

/** The doors to the pages of those who lead; only those that the person's roles open, and to ratings only while there are some. */
export function LeadDoors({ me }: { readonly me: Me }) {
  const { data } = useQuery('list-ratings', mayDo(me, 'list-ratings') ? {} : null)
  const hasRatings = (data?.ratings.length ?? 0) > 0
  const mine = doors.filter(({ action }) => mayDo(me, action) && (action !== 'list-ratings' || hasRatings))
  if (mine.length === 0) return null
  return <Card title='带队'>{mine.map((door) => <Row key={door.action} title={door.title} detail={door.detail} onTap={() => { open(door.url) }} />)}</Card>
}
