import { useState } from 'react'
import type { SheetView } from '@shared/appraisal/sheet-view'
import type { CorrectionView } from '@shared/correction/correction-view'
import type { PayGuardChoice } from '@shared/pay/pay-guard'
import { useCommand } from '../../cloud/use-command'
import { toast } from '../../ui/toast'
import { changesOf, type CorrectionDraft, type Typed } from './correction-view'

/** A correction while it is filled in, and the second signer's answer to one. */
export function useCorrection(sheet: SheetView) {
  const propose = useCommand('propose-correction')
  const decide = useCommand('decide-correction')
  const [draft, setDraft] = useState<CorrectionDraft>({})
  return {
    draft, isBusy: propose.isBusy || decide.isBusy, refusal: propose.refusal ?? decide.refusal,
    forget: () => {
      propose.forget()
      decide.forget()
    },
    /** `null` takes the change back. */
    change: (key: string, typed: Typed | null) => {
      propose.forget()
      setDraft((known) => Object.fromEntries([...Object.entries(known).filter(([each]) => each !== key), ...(typed === null ? [] : [[key, typed] as const])]))
    },
    propose: async (reason: string, payGuard: PayGuardChoice | null): Promise<boolean> => {
      const answer = await propose.run({ sheetId: sheet.id, version: sheet.version, changes: [...changesOf(sheet, draft)], ...(payGuard === null ? {} : { payGuard }), reason })
      if (answer?.ok !== true) return false
      setDraft({})
      toast('已提出，等第二个人确认')
      return true
    },
    decide: async ({ id, contentHash }: CorrectionView, given: 'confirmed' | 'declined', comment: string): Promise<boolean> => {
      const answer = await decide.run({ sheetId: sheet.id, correctionId: id, contentHash, answer: given, comment })
      if (answer?.ok !== true) return false
      toast(given === 'confirmed' ? '已更正' : '没有通过，原分不变')
      return true
    },
  }
}

export type CorrectionActions = ReturnType<typeof useCorrection>
