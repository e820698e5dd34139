import { View } from '@tarojs/components'

/** Made next. */
export default function Page() {
  return <View />
}
