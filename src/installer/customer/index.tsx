import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { Field, TextInput } from '../../ui/fields'
import { paramOf } from '../../ui/navigate'
import { Empty, RefusalNote } from '../../ui/page-state'
import { Button, Card } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { AnswerQuestions } from '../answer/answer-form'
import { answerButtonTitle, isAnswered } from '../answer/answer-view'
import { useCustomer } from './use-customer'

/** 客户评价: for somebody who has no account and a code; three questions, two minutes, no name. */
export default function CustomerPage() {
  const customer = useCustomer(paramOf(useRouter().params, 'code'))
  const { form, draft } = customer
  if (customer.isDone) return <Screen><Empty title='收到了，谢谢您' text='您的评价没有记名字，评价码已经用掉。可以关掉这一页了。' /></Screen>
  if (form === null) {
    return (
      <Screen>
        <Card title='请您评一评我们的服务'>
          <Text className='block muted'>三个问题，两分钟，不记名。</Text>
          <View className='gap' />
          <Field label='评价码' aside='10 位，在给您的短信或纸条上'><TextInput label='评价码' value={customer.typed} placeholder='例如 K7M2P 9XQ4R' maximum={16} onChange={customer.type} /></Field>
          <RefusalNote refusal={customer.refusal} />
          <Button isBusy={customer.isBusy} isOff={customer.code.length !== 10} onTap={() => { void customer.open() }}>开始</Button>
        </Card>
      </Screen>
    )
  }
  const foot = (
    <View>
      <RefusalNote refusal={customer.refusal} />
      <Button isBusy={customer.isBusy} isOff={!isAnswered(form, draft)} onTap={() => { void customer.submit() }}>{answerButtonTitle(form, draft)}</Button>
    </View>
  )
  return <Screen foot={foot}><AnswerQuestions form={form} draft={draft} onChange={customer.change} /></Screen>
}
