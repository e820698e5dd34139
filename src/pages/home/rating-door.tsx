import { useQuery } from '../../cloud/use-query'
import { open, pages } from '../../ui/navigate'
import { Card, Row, Tag } from '../../ui/parts'
import { ratingDoorOf } from './home-view'

/** For those who give points on other people's sheets: how far it has come. */
export function RatingDoor() {
  const { data } = useQuery('list-ratings', {})
  if (data === undefined) return null
  const door = ratingDoorOf(data.ratings)
  return <Card title='打分'><Row title={door.title} detail={door.detail} onTap={() => { open(pages.rate()) }} {...(door.tag === null ? {} : { end: <Tag tone={door.tag.tone}>{door.tag.text}</Tag> })} /></Card>
}
