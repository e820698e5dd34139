import { View } from '@tarojs/components'

/** How one signs in differs by target; this plain file stands for tsc and tests. */
export function SignInForm() {
  return <View />
}
