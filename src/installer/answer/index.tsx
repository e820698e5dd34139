import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { useMyQuery } from '../../cloud/use-my-query'
import { back, paramOf } from '../../ui/navigate'
import { Empty, Problem, RefusalNote, Skeleton } from '../../ui/page-state'
import { Avatar, Button, Card, Row, Tag } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { AnswerQuestions } from './answer-form'
import { answerButtonTitle, formLineOf, isAnswered, type FormLine } from './answer-view'
import { useAnswer } from './use-answer'

/** 匿名评分: three questions about somebody one works with; what is sent can't be looked at again, not even by oneself. */
export default function AnswerPage() {
  const asked = paramOf(useRouter().params, 'form')
  const { data, refusal, refetch, stale } = useMyQuery('list-answer-forms', {})
  const lines = (data?.forms ?? []).map(formLineOf)
  const answer = useAnswer(lines, asked)
  if (data === undefined) return <Screen>{refusal === null ? <Skeleton heights={[160, 200, 200, 200]} /> : <Problem refusal={refusal} onRetry={() => { void refetch() }} />}</Screen>
  const { chosen, draft, sent } = answer
  const others = answer.waiting.filter(({ key }) => key !== chosen?.key && key !== sent?.key)
  if (chosen === undefined) return <Done sent={sent} isAsked={lines.length > 0} others={others} onChoose={answer.choose} />
  const foot = (
    <View>
      <RefusalNote refusal={answer.refusal} />
      <Button isBusy={answer.isBusy} isOff={!isAnswered(chosen.form, draft)} onTap={() => { void answer.submit() }}>{answerButtonTitle(chosen.form, draft)}</Button>
    </View>
  )
  return (
    <Screen stale={stale} foot={foot}>
      <AnswerQuestions form={chosen.form} draft={draft} onChange={answer.change} />
      <Others lines={others} onChoose={answer.choose} />
    </Screen>
  )
}

function Done({ sent, isAsked, others, onChoose }: { readonly sent: FormLine | null; readonly isAsked: boolean; readonly others: readonly FormLine[]; readonly onChoose: (key: string) => void }) {
  const title = sent === null ? (isAsked ? '都评过了，谢谢您' : '现在没有要您评的人') : '收到了，谢谢您'
  const text = sent === null && !isAsked ? '轮到您匿名评分时，会出现在待办里。' : '没有留下您的名字和时间。交了就不能再看、不能再改，评分结束后一起公布。'
  return (
    <Screen foot={<Button onTap={back}>完成</Button>}>
      <Empty title={title} text={text} />
      <Others lines={others} onChoose={onChoose} />
    </Screen>
  )
}

function Others({ lines, onChoose }: { readonly lines: readonly FormLine[]; readonly onChoose: (key: string) => void }) {
  if (lines.length === 0) return null
  return (
    <Card title='还请您评' aside={`${lines.length}`}>
      {lines.map(({ key, title, detail, due }) => <Row key={key} lead={<Avatar name={title} />} title={title} detail={<Text>{detail}</Text>} end={<Tag>{due}</Tag>} onTap={() => { onChoose(key) }} />)}
    </Card>
  )
}
