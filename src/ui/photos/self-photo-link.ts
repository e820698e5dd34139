import { useEffect, useState } from 'react'
import { ask } from '../../cloud/call'

/** The address of a photo of a self-score for ten minutes; null while it is asked for, or where there is no way to it now. */
export async function linkToSelfPhoto(sheetId: string, sha256: string): Promise<string | null> {
  const answer = await ask('read-self-photo', { sheetId, sha256 })
  return answer.ok ? answer.output.url : null
}

/** The same for a page that shows it. */
export function useSelfPhotoLink(sheetId: string, sha256: string, isThere: boolean): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let isShown = true
    if (isThere) void linkToSelfPhoto(sheetId, sha256).then((link) => { if (isShown) setUrl(link) })
    return () => { isShown = false }
  }, [sheetId, sha256, isThere])
  return url
}
