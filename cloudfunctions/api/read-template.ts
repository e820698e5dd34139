import { refuse } from '@shared/contract/refusal'
import { newestPublication, nextVersion } from '@shared/template/own-template'
import { changesBetween, findingViewOf, templatePartsOf } from '@shared/template/present-template'
import { readTemplate } from '@shared/template/read-template'
import { findingsOf } from '../kit/lint-cache'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { listTemplatesInUse, readCountsFrom } from '../kit/templates-in-use'

export const readTemplateHandler = query(readTemplate, async ({ input, now }) => {
  const [templates, people] = await Promise.all([listTemplatesInUse(), listDocuments('people', { status: 'active' })])
  const inUse = templates.find(({ template }) => template.id === input.templateId)
  if (inUse === undefined) return refuse('template-unknown', '没有这张考核表', 'templateId')
  const { template, isOwn, shipped, own } = inUse
  const draft = own?.draft ?? null
  const newest = newestPublication(own)
  const shown = draft?.template ?? template
  return {
    id: template.id, title: shown.title, rev: own?.rev ?? null, version: template.version, isOwn, publishedAt: newest?.at ?? null, publishedBy: newest?.byName ?? null,
    newerShipped: newest !== null && shipped.version > newest.basedOn ? shipped.version : null,
    draft: draft === null ? null : { savedAt: draft.savedAt, savedBy: draft.savedByName, changes: changesBetween(template, draft.template) },
    nextVersion: nextVersion(own, shipped), countsFrom: await readCountsFrom(now, template),
    people: people.filter((person) => person.assignments.some(({ templateId }) => templateId === template.id)).map(({ name }) => name),
    declaredPoints: shown.declaredPoints, parts: templatePartsOf(shown, template), findings: findingsOf(shown).map(findingViewOf),
  }
})
