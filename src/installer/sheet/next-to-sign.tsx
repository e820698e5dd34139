import { Text, View } from '@tarojs/components'
import { useMyQuery } from '../../cloud/use-my-query'
import { nextToSignOf } from '../../pages/tasks/tasks-view'
import { openTasks, pages, replace } from '../../ui/navigate'
import { Button } from '../../ui/parts'

/** After a sheet has been signed or given back: straight to the next one that has to be opened, or to those that may be signed together. */
export function NextToSign({ sheetId }: { readonly sheetId: string }) {
  const { data } = useMyQuery('list-tasks', {})
  const { next, toOpen, toTick } = nextToSignOf(data?.tasks ?? [], sheetId)
  if (next !== null) {
    return (
      <View>
        <Text className='block small muted'>{`还有 ${toOpen} 张要打开看${toTick === 0 ? '' : `，${toTick} 张可以一起通过`}`}</Text>
        <Button onTap={() => { replace(pages.sheet(next.sheetId)) }}>{`下一张：${next.name}`}</Button>
      </View>
    )
  }
  return <Button kind={toTick === 0 ? 'plain' : 'primary'} onTap={openTasks}>{toTick === 0 ? '都签完了，回待办' : `回待办，${toTick} 张可以一起通过`}</Button>
}
