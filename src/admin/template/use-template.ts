import { useState } from 'react'
import type { TemplatePart } from '@shared/template/template-view'
import type { AppRefusal } from '../../cloud/call'
import { useCommand } from '../../cloud/use-command'
import { periodLabel } from '../../ui/format'
import { toast } from '../../ui/toast'
import type { FindingCard, TemplateData } from './template-page-view'

/** Which small task is open over the template. */
export type TemplateTask = { readonly kind: 'part'; readonly part: TemplatePart } | { readonly kind: 'publish' } | { readonly kind: 'restart'; readonly from: 'in-use' | 'shipped' } | null

/** What may be done on a template; a refusal stays beside what was filled in. */
export function useTemplateActions({ id: templateId, rev }: Pick<TemplateData, 'id' | 'rev'>) {
  const [task, setTask] = useState<TemplateTask>(null)
  const save = useCommand('save-template-draft')
  const restart = useCommand('restart-template-draft')
  const publish = useCommand('publish-template')
  const all = [save, restart, publish]
  const done = (answer: { readonly ok: boolean } | null, text: string): void => {
    if (answer?.ok !== true) return
    setTask(null)
    toast(text)
  }
  return {
    task, isBusy: all.some((each) => each.isBusy), refusal: all.map((each) => each.refusal).find((refusal): refusal is AppRefusal => refusal !== null) ?? null,
    openTask: (next: TemplateTask) => {
      for (const each of all) each.forget()
      setTask(next)
    },
    save: async (changes: { readonly field: string; readonly value: string | null }[]) => { done(await save.run({ templateId, rev, changes }), '已存下，还没发布') },
    mend: async ({ code, field }: FindingCard) => { done(await save.run({ templateId, rev, changes: [], mend: { code, field } }), '已改好，还没发布') },
    restart: async (from: 'in-use' | 'shipped') => { done(await restart.run({ templateId, rev, from }), from === 'in-use' ? '改动已放弃' : '已换成出厂版，还没发布') },
    publish: async () => {
      const answer = await publish.run({ templateId, rev })
      done(answer, answer?.ok === true ? `第 ${answer.output.version} 版已发布，${periodLabel(answer.output.countsFrom)}起算` : '')
    },
  }
}
