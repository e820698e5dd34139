import { Text } from '@tarojs/components'
import { useMe } from '../../cloud/use-me'
import { useQuery } from '../../cloud/use-query'
import { open, pages } from '../../ui/navigate'
import { Problem, Skeleton } from '../../ui/page-state'
import { Card, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { templateLinesOf } from './templates-view'

/** 考核表模板: every sheet that people can be scored by, in which version, and what is wrong with it. */
export default function TemplatesPage() {
  const { me, refusal: meRefusal, refetch: refetchMe } = useMe()
  const { data, refusal, refetch, stale } = useQuery('list-templates', me === undefined ? null : {})
  if (me === undefined || data === undefined) {
    const no = meRefusal ?? refusal
    return <Screen>{no === null ? <Skeleton heights={[60, 120, 120, 120, 120, 120, 120]} /> : <Problem refusal={no} onRetry={() => { void (me === undefined ? refetchMe() : refetch()) }} />}</Screen>
  }
  return (
    <Screen stale={stale}>
      <Text className='section-title'>改一张表，从下一次开考核起算；已经开的月份不变。</Text>
      <Card isFlush>
        {templateLinesOf(data.templates).map((line) => (
          <Row key={line.id} title={<Text className='strong'>{line.title}</Text>} detail={line.detail} label={`${line.title}，${line.detail}${line.tag === null ? '' : `，${line.tag.title}`}`} onTap={() => { open(pages.template(line.id)) }} {...(line.tag === null ? {} : { end: <Tag tone={line.tag.tone}>{line.tag.title}</Tag> })} />
        ))}
      </Card>
    </Screen>
  )
}
