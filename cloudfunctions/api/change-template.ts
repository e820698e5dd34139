import { isRefusal, refuse, type Refusal } from '@shared/contract/refusal'
import type { OwnTemplate, TemplateInUse } from '@shared/template/own-template'
import { decideDraft, decidePublication, decideRestart } from '@shared/template/change-template'
import { publishTemplate } from '@shared/template/publish-template'
import { restartTemplateDraft } from '@shared/template/restart-template-draft'
import { saveTemplateDraft } from '@shared/template/save-template-draft'
import { command, type CommandCall } from '../kit/serve'
import { readCountsFrom, readTemplateInUse, storedTemplateOf } from '../kit/templates-in-use'

type Effects = Pick<CommandCall<unknown>, 'transaction' | 'tell' | 'summarise' | 'actor'>

async function changeDraft({ transaction, tell, summarise, actor }: Effects, templateId: string, what: string, decide: (inUse: TemplateInUse) => OwnTemplate | Refusal): Promise<{ rev: number } | Refusal> {
  const inUse = await readTemplateInUse(transaction, templateId)
  if (inUse === null) return refuse('template-unknown', '没有这张考核表', 'templateId')
  const own = decide(inUse)
  if (isRefusal(own)) return own
  await transaction.write('own-templates', own)
  summarise(`${what}：${inUse.template.title}`)
  tell([actor._id])
  return { rev: own.rev }
}

export const saveTemplateDraftHandler = command(saveTemplateDraft, (call) =>
  changeDraft(call, call.input.templateId, '改考核表（未发布）', (inUse) => decideDraft(inUse, call.input, { byName: call.actor.name, now: call.now })))

export const restartTemplateDraftHandler = command(restartTemplateDraft, (call) =>
  changeDraft(call, call.input.templateId, call.input.from === 'in-use' ? '放弃考核表的改动' : '按出厂版重新改考核表', (inUse) => decideRestart(inUse, call.input, { byName: call.actor.name, now: call.now })))

export const publishTemplateHandler = command(publishTemplate, async ({ actor, input, now, transaction, tell, summarise }) => {
  const inUse = await readTemplateInUse(transaction, input.templateId)
  if (inUse === null) return refuse('template-unknown', '没有这张考核表', 'templateId')
  const published = decidePublication(inUse, input.rev, { byName: actor.name, now })
  if (isRefusal(published)) return published
  const stored = storedTemplateOf(published.template, published.basedOn)
  await transaction.create('templates', stored)
  await transaction.write('own-templates', published.own)
  summarise(`发布考核表：${published.template.title} 第 ${published.template.version} 版`)
  tell([actor._id])
  return { version: published.template.version, countsFrom: await readCountsFrom(now, published.template) }
})
