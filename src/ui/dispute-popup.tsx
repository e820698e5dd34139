import type { AppRefusal } from '../cloud/call'
import { ReasonPopup } from './reason-popup'

interface DisputePopupProps {
  /** What is disputed, such as `工具违规 2 次`. */
  readonly what: string
  readonly isBusy: boolean
  readonly refusal: AppRefusal | null
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

const reasons = ['不是我做的', '我当天不在现场', '次数不对', '事先说明过原因', '已经处理好了'] as const

/** 有异议: why it was not so; from the moment it is sent the incident is out of the score until somebody else has decided. */
export function DisputePopup({ what, ...popup }: DisputePopupProps) {
  return <ReasonPopup {...popup} title={`有异议：${what}`} label='哪里不对' placeholder='说清楚当时的情况。提出后先不计分，由记录人以外的管理者裁定。' confirm='提出异议' choices={reasons} />
}
