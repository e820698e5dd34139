import { useState, type ReactNode } from 'react'
import { View } from '@tarojs/components'
import { Button } from '../ui/parts'

interface MoreRowsProps<Item> {
  readonly items: readonly Item[]
  readonly children: (item: Item) => ReactNode
}

/** A page has at most about a thousand nodes in WeChat: so many rows are drawn before one asks for more. */
const step = 40

/** A long list, some rows at a time. */
export function MoreRows<Item>({ items, children }: MoreRowsProps<Item>) {
  const [shown, setShown] = useState(step)
  const left = items.length - shown
  return (
    <View>
      {items.slice(0, shown).map(children)}
      {left > 0 && <Button kind='quiet' onTap={() => { setShown(shown + step) }}>{`还有 ${left} 个，再看 ${Math.min(left, step)} 个`}</Button>}
    </View>
  )
}
