import { useState } from 'react'
import type { ActionInput, ActionOutput } from '@shared/contract/actions'
import { useCommand } from '../../cloud/use-command'
import { copyText } from '../../ui/copy-text'
import { dayTitle } from '../../ui/format'
import { toast } from '../../ui/toast'
import type { PersonBrief } from './people-view'

/** The person whose popup is open, what may be done for them, and a code made for them; the code is shown once and kept nowhere. */
export function usePersonActions() {
  const [person, setPerson] = useState<PersonBrief | null>(null)
  const [invitation, setInvitation] = useState<ActionOutput<'create-invitation'> | null>(null)
  const [isAssigning, setAssigning] = useState(false)
  const { run, isBusy, refusal, forget } = useCommand('create-invitation')
  const assign = useCommand('assign-sheet')
  return {
    person, invitation, isAssigning, isBusy: isBusy || assign.isBusy, refusal: refusal ?? assign.refusal,
    openPerson: (next: PersonBrief | null) => {
      forget()
      assign.forget()
      setInvitation(null)
      setAssigning(false)
      setPerson(next)
    },
    invite: async (personId: string) => {
      const answer = await run({ personId })
      if (answer?.ok === true) setInvitation(answer.output)
    },
    openAssignment: () => { setAssigning(true) },
    assign: async (input: ActionInput<'assign-sheet'>) => {
      const answer = await assign.run(input)
      if (answer?.ok !== true) return
      setAssigning(false)
      setPerson(null)
      toast(`已换好，${dayTitle(answer.output.countsFrom)}起算`)
    },
    copy: (text: string, what: string) => copyText(text, `${what}已复制`),
  }
}
