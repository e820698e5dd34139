import { useRef, useState } from 'react'
import { command } from '../../cloud/call'
import { cloudData } from '../../cloud/cloud-data'
import { toast } from '../../ui/toast'
import type { SignRow } from './tasks-view'

/** Ticking several sheets and signing them together: one command each, so that one refusal stops none of the others. */
export function useSigning() {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null)
  const [refused, setRefused] = useState<readonly { name: string; message: string }[]>([])
  const busy = useRef(false)
  const toggle = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const signAll = async (rows: readonly SignRow[]) => {
    if (busy.current) return
    busy.current = true
    const failed: { name: string; message: string }[] = []
    let done = 0
    let passed = 0
    setRefused([])
    try {
      for (const row of rows) {
        setProgress({ done, all: rows.length })
        const answer = await command(row.action, { sheetId: row.sheetId, contentHash: row.contentHash, comment: '' })
        if (answer.ok) passed += 1
        else failed.push({ name: row.name, message: answer.refusal.message })
        // Without a network every further one would only wait in vain: it and they stay ticked.
        if (!answer.ok && answer.refusal.code === 'offline') break
        done += 1
      }
    } finally {
      busy.current = false
      setProgress(null)
    }
    setRefused(failed)
    setTicked(new Set(rows.slice(done).map(({ id }) => id)))
    cloudData.invalidate()
    if (passed > 0) toast(`已通过 ${passed} 张`)
  }
  return { ticked, toggle, tickAll: (ids: readonly string[], isOn: boolean) => { setTicked(new Set([...ticked].filter((id) => !ids.includes(id)).concat(isOn ? ids : []))) }, signAll, progress, refused }
}
