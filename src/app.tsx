import type { PropsWithChildren } from 'react'
import { useLaunch } from '@tarojs/taro'
import * as z from 'zod/mini'
import { openCloud } from './cloud/open-cloud'
import './app.scss'

// Mini-programs have no `new Function`: schemas must not compile themselves.
z.config({ jitless: true })

/** The app. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(openCloud)
  return children
}
