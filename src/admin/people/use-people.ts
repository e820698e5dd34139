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
  const saving = useCommand('save-person')
  const leaving = useCommand('end-employment')
  const [task, setTask] = useState<'facts' | 'edit' | 'add' | 'leave'>('facts')
  return {
    person, invitation, isAssigning, task, isBusy: isBusy || assign.isBusy || saving.isBusy || leaving.isBusy, refusal: refusal ?? assign.refusal ?? saving.refusal ?? leaving.refusal,
    openPerson: (next: PersonBrief | null) => {
      forget()
      assign.forget()
      saving.forget()
      leaving.forget()
      setTask('facts')
      setInvitation(null)
      setAssigning(false)
      setPerson(next)
    },
    invite: async (personId: string) => {
      const answer = await run({ personId })
      if (answer?.ok === true) setInvitation(answer.output)
    },
    openTask: setTask,
    save: async (input: ActionInput<'save-person'>) => {
      const answer = await saving.run(input)
      if (answer?.ok !== true) return
      setTask('facts')
      setPerson(null)
      toast(input.personId === null ? `${input.name}加进花名册了` : '已保存')
    },
    leave: async (personId: string, lastDay: string) => {
      const answer = await leaving.run({ personId, lastDay })
      if (answer?.ok !== true) return
      setTask('facts')
      setPerson(null)
      const { withoutSuperior } = answer.output
      toast(withoutSuperior.length === 0 ? '已办离职' : `已办离职，请给${withoutSuperior.slice(0, 3).join('、')}${withoutSuperior.length > 3 ? '等人' : ''}换上级`)
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
