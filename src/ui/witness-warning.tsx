import { Text, View } from '@tarojs/components'
import { useWitnesses } from '../cloud/use-witnesses'

/** Keeps the codes on the phone, and warns where one is not what the phone saw before; shows nothing otherwise. */
export function WitnessWarning({ codes }: { readonly codes: readonly string[] }) {
  const changed = useWitnesses(codes)
  return (
    <View>
      {changed.map(({ batchNo, kept, seen }) => (
        <View key={batchNo} className='banner bad witness-warning' ariaRole='alert'>
          <Text>第 {batchNo} 批的见证码变了：这台手机记的是 {kept}，现在显示 {seen}。封存过的内容可能被改动过，请截图，把手机记的码交给总经理或人事核对。</Text>
        </View>
      ))}
    </View>
  )
}
