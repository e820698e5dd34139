import { useState } from 'react'
import type { ActionOutput } from '@shared/contract/actions'
import { useCommand } from '../../cloud/use-command'
import { copyText } from '../../ui/copy-text'
import type { PersonBrief } from './people-view'

/** The person whose popup is open, and a code made for them; the code is shown once and kept nowhere. */
export function useInvitation() {
  const [person, setPerson] = useState<PersonBrief | null>(null)
  const [invitation, setInvitation] = useState<ActionOutput<'create-invitation'> | null>(null)
  const { run, isBusy, refusal, forget } = useCommand('create-invitation')
  return {
    person, invitation, isBusy, refusal,
    openPerson: (next: PersonBrief | null) => {
      forget()
      setInvitation(null)
      setPerson(next)
    },
    invite: async (personId: string) => {
      const answer = await run({ personId })
      if (answer?.ok === true) setInvitation(answer.output)
    },
    copy: (text: string, what: string) => copyText(text, `${what}已复制`),
  }
}
