import { useRef, useState } from 'react'
import type { AppRefusal } from '../cloud/call'
import { discardEntry, submitDispute } from '../cloud/queue/queue'
import { useConsent } from '../cloud/use-consent'
import { Field } from './fields'
import { photoCountLabel, PhotoFields } from './photos/photo-fields'
import { usePhotos, type Photographer } from './photos/use-photos'
import { ReasonPopup } from './reason-popup'
import { toast } from './toast'

/** The incident that is disputed. */
export interface Disputed {
  readonly id: string
  /** Such as `工具违规 2 次`. */
  readonly what: string
  readonly orderNo: string | null
}

interface DisputePopupProps {
  readonly disputed: Disputed
  /** Who disputes it, for the mark on the photos. */
  readonly by: Photographer
  readonly onClose: () => void
}

const reasons = ['不是我做的', '我当天不在现场', '次数不对', '事先说明过原因', '已经处理好了'] as const

/**
 * 有异议: why it was not so, with photos that show it; from the moment the server has it the incident is out of the score until somebody else has
 * decided. Without a network it waits on the phone with the other entries and goes by itself.
 */
export function DisputePopup({ disputed, by, onClose }: DisputePopupProps) {
  const photos = usePhotos(undefined)
  const { ask } = useConsent()
  const busy = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<AppRefusal | null>(null)
  const send = async (reason: string) => {
    if (busy.current) return
    busy.current = true
    void ask(['incident'])
    setBusy(true)
    setRefusal(null)
    try {
      const words = { name: '异议', what: disputed.what, points: '待提出', isGood: true }
      const outcome = await submitDispute({ input: { incidentId: disputed.id, reason }, words }, photos.photos)
      if (outcome.kind === 'refused') {
        // It is put right here, where everything is still filled in.
        discardEntry(outcome.commandId)
        setRefusal(outcome.refusal)
        return
      }
      toast(outcome.kind === 'waiting' ? '已存，联网后自动提出' : '异议已提出，先不计分')
      onClose()
    } finally {
      busy.current = false
      setBusy(false)
    }
  }
  return (
    <ReasonPopup title={`有异议：${disputed.what}`} label='哪里不对' placeholder='说清楚当时的情况。提出后先不计分，由记录人以外的管理者裁定。' confirm='提出异议' choices={reasons}
      isBusy={isBusy || photos.isTaking} refusal={refusal} onClose={onClose} onConfirm={(reason) => { void send(reason) }}
      more={(
        <Field label={`照片（可以不传，${photoCountLabel(photos.photos.length)}）`}>
          <PhotoFields photos={photos.photos} source='both' isTaking={photos.isTaking} onTake={(source) => { void photos.take(source, disputed.orderNo ?? '', by) }} onRemove={photos.remove} />
        </Field>
      )} />
  )
}
