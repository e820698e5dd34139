import { markedAtOnce } from '@shared/message/inbox-size'
import { useCommand } from '../../cloud/use-command'
import { useConsent } from '../../cloud/use-consent'
import { openAddress } from '../../ui/navigate'
import { toast } from '../../ui/toast'
import type { MessageRow } from './messages-view'

/** What may be done in the inbox: open one, which marks it, mark all, and be told through WeChat. */
export function useMessageActions() {
  const mark = useCommand('mark-messages-read')
  const { ask, isAskable } = useConsent()
  return {
    isBusy: mark.isBusy,
    refusal: mark.refusal,
    isAskable,
    openMessage: ({ id, url, isRead }: MessageRow) => {
      // It opens at once; that it could not be marked holds up nobody.
      if (!isRead) void mark.run({ messageIds: [id] })
      openAddress(url)
    },
    markAll: async (ids: readonly string[]) => {
      for (let start = 0; start < ids.length; start += markedAtOnce) {
        const answer = await mark.run({ messageIds: ids.slice(start, start + markedAtOnce) })
        if (answer?.ok !== true) return
      }
    },
    consent: async () => { if (await ask(['incident', 'task', 'result']) > 0) toast('好，有事就在微信里提醒您') },
  }
}
