import { Text } from '@tarojs/components'

/** A sentence whose parts break at its commas alone, so that no amount is torn from its sign. */
export function MoveText({ text, className }: { readonly text: string; readonly className: string }) {
  const parts = text.split(/(?<=，)/)
  return <Text className={className}>{parts.map((part) => <Text key={part} className='nowrap'>{part}</Text>)}</Text>
}
