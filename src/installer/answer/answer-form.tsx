import { Text, View } from '@tarojs/components'
import type { AnswerForm } from '@shared/rating360/answer-form'
import { Field, TextArea } from '../../ui/fields'
import { Avatar, Card } from '../../ui/parts'
import { formLineOf, levelTitles, promisesOf, type AnswerDraft } from './answer-view'
import './index.scss'

interface AnswerQuestionsProps {
  readonly form: AnswerForm
  readonly draft: AnswerDraft
  readonly onChange: (draft: AnswerDraft) => void
}

/** The form itself: about whom, what is promised, three questions with five levels each, and words if one likes. */
export function AnswerQuestions({ form, draft, onChange }: AnswerQuestionsProps) {
  const { title, detail, due } = formLineOf(form)
  return (
    <View>
      <Card>
        <View className='line'>
          <Avatar name={title} />
          <View className='answer-who'><Text className='block strong answer-name'>{title}</Text><Text className='block muted small'>{detail}</Text></View>
          <Text className='muted small'>{due}</Text>
        </View>
        <View className='answer-promises'>{promisesOf(form).map((text) => <Text key={text} className='block small muted'>· {text}</Text>)}</View>
      </Card>
      {form.questions.map(({ id, text, criteria }, index) => (
        <Card key={id}>
          <Text className='block strong'>{index + 1}. {text}</Text>
          {criteria.map((line) => <Text key={line} className='block muted small'>· {line}</Text>)}
          <View className='answer-levels' ariaRole='radiogroup' ariaLabel={text}>
            {levelTitles.map(({ level, title: name }) => {
              const isOn = draft.levels[id] === level
              return (
                <View key={level} className={isOn ? 'answer-level answer-level-on' : 'answer-level'} hoverClass='pressed' ariaRole='radio' ariaLabel={`第 ${index + 1} 题 ${name}${isOn ? '，已选' : ''}`} onClick={() => { onChange({ ...draft, levels: { ...draft.levels, [id]: level } }) }}>{name}</View>
              )
            })}
          </View>
        </Card>
      ))}
      <Card>
        <Field label='想说的话' aside='可以不填'><TextArea label='想说的话' value={draft.comment} placeholder='哪件事做得好，哪里可以更好' onChange={(comment) => { onChange({ ...draft, comment }) }} /></Field>
        <Text className='block small muted'>留言会原样给本人看。写法、口气或只有您知道的事，可能让人认出您。</Text>
      </Card>
    </View>
  )
}
