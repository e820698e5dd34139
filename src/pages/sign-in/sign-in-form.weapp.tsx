import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { forgetCloudData } from '../../cloud/cloud-data'
import { goOnAfterSignIn } from '../../cloud/sign-in-page'
import { useCommand } from '../../cloud/use-command'
import { Field, TextInput } from '../../ui/fields'
import { paramOf } from '../../ui/navigate'
import { RefusalNote } from '../../ui/page-state'
import { Button, Card } from '../../ui/parts'

/** What an invitation code looks like; typed small letters and blanks are forgiven. */
function codeOf(typed: string): string {
  return typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
}

/** In WeChat the account is bound once by the invitation code from HR; afterwards WeChat itself says who is calling. */
export function SignInForm() {
  const then = paramOf(useRouter().params, 'then')
  const [typed, setTyped] = useState('')
  const { run, isBusy, refusal } = useCommand('accept-invitation')
  const code = codeOf(typed)
  const submit = async () => {
    const answer = await run({ code })
    if (answer?.ok !== true) return
    forgetCloudData()
    await goOnAfterSignIn(then)
  }
  return (
    <View>
      <Card title='绑定本人'>
        <Field label='邀请码' aside='向人事要，10 位'><TextInput label='邀请码' value={typed} placeholder='例如 K7M2P 9XQ4R' maximum={16} onChange={setTyped} /></Field>
        <RefusalNote refusal={refusal} />
        <Text className='privacy muted small'>绑定后，公司能看到您的姓名、岗位、考核得分和绩效工资；不收集位置，不读通讯录。点“同意并绑定”即表示知道并同意。</Text>
        <Button isBusy={isBusy} isOff={code.length !== 10} onTap={() => { void submit() }}>同意并绑定</Button>
      </Card>
    </View>
  )
}
