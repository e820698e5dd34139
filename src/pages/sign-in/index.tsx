import { Text, View } from '@tarojs/components'
import { open, pages } from '../../ui/navigate'
import { Card, Row } from '../../ui/parts'
import { Screen } from '../../ui/screen'
import { SignInForm } from './sign-in-form'
import './index.scss'

/** The first page: what the app is and for whom, before anything is asked. */
export default function SignInPage() {
  return (
    <Screen>
      <View className='sign-in-head'>
        <Text className='block figure-l'>师傅绩效</Text>
        <Text className='block muted'>得分实时看得见，每一分都有原因，工资算到分。</Text>
        <Text className='block faint small'>仅供公司员工使用</Text>
      </View>
      <SignInForm />
      <Card isFlush><Row title='我是客户，有评价码' detail='三个问题，不记名' onTap={() => { open(pages.customer()) }} /></Card>
    </Screen>
  )
}
