import { refuseUnnamed } from '@shared/cycle/open-period'
import { newestPublication } from '@shared/template/own-template'
import { listTemplates } from '@shared/template/list-templates'
import { findingCountsOf } from '@shared/template/present-template'
import { findingsOf } from '../kit/lint-cache'
import { listDocuments } from '../kit/read'
import { query } from '../kit/serve'
import { listTemplatesInUse } from '../kit/templates-in-use'

export const listTemplatesHandler = query(listTemplates, async () => {
  const [templates, people] = await Promise.all([listTemplatesInUse(), listDocuments('people', { status: 'active' })])
  return {
    templates: templates.map(({ template, isOwn, shipped, own }) => {
      const newest = newestPublication(own)
      return {
        id: template.id, title: template.title, version: template.version, isOwn, publishedAt: newest?.at ?? null,
        newerShipped: newest !== null && shipped.version > newest.basedOn ? shipped.version : null, hasDraft: (own?.draft ?? null) !== null,
        people: people.filter((person) => person.assignments.some(({ templateId }) => templateId === template.id)).map(({ name }) => name),
        isOpenable: refuseUnnamed([template]) === null, periodKinds: [...template.periodKinds], findings: findingCountsOf(findingsOf(template)),
      }
    }),
  }
})
