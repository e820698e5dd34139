import { useEffect, useState } from 'react'
import { onClockMoved, serverNow } from './server-clock'

/** The server's time, for what a page says about dates and time left; moves on while the page stands open. */
export function useNow(everyMs = 30_000): string {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const look = () => { setNow(serverNow()) }
    const timer = setInterval(look, everyMs)
    const leave = onClockMoved(look)
    return () => {
      clearInterval(timer)
      leave()
    }
  }, [everyMs])
  return now
}
