import type { PropsWithChildren } from 'react'
import Taro, { useLaunch } from '@tarojs/taro'
import * as z from 'zod/mini'
import './app.scss'

// Mini-programs have no `new Function`: schemas must not compile themselves.
z.config({ jitless: true })

/** The app: on WeChat it opens the cloud environment that the mini-program belongs to. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    if (process.env.TARO_ENV === 'weapp') Taro.cloud.init({ env: 'DYNAMIC_CURRENT_ENV' })
  })
  return children
}
