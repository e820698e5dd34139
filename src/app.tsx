import type { PropsWithChildren } from 'react'
import { useDidShow, useLaunch } from '@tarojs/taro'
import * as z from 'zod/mini'
import { openCloud } from './cloud/open-cloud'
import { runQueue, startQueue } from './cloud/queue/queue'
import './app.scss'

// Mini-programs have no `new Function`: schemas must not compile themselves.
z.config({ jitless: true })

/** The app. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    openCloud()
    startQueue()
  })
  useDidShow(runQueue)
  return children
}
