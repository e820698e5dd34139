import { useQuery } from '../../cloud/use-query'
import { open, pages } from '../../ui/navigate'
import { Card, Row, Tag } from '../../ui/parts'
import { ratingDoorOf } from './home-view'

/** For those who give points on other people's sheets: how far it has come. `isAll`: it is all that the page has for them, so that it also says that there is nothing. */
export function RatingDoor({ isAll }: { readonly isAll: boolean }) {
  const { data } = useQuery('list-ratings', {})
  if (data === undefined || (data.ratings.length === 0 && !isAll)) return null
  const door = ratingDoorOf(data.ratings)
  return <Card title='打分'><Row title={door.title} detail={door.detail} onTap={() => { open(pages.rate()) }} {...(door.tag === null ? {} : { end: <Tag tone={door.tag.tone}>{door.tag.text}</Tag> })} /></Card>
}
