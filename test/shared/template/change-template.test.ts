import { isRefusal } from '@shared/contract/refusal'
import type { Template } from '@shared/scoring/template'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { decideDraft, decidePublication, decideRestart } from '@shared/template/change-template'
import { nextVersion, type OwnTemplate, type TemplateInUse } from '@shared/template/own-template'

const by = { byName: '周人事', now: '2026-11-10T01:00:00.000Z' }
const kept = <T>(answer: T): Exclude<T, { refused: true }> => {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer as Exclude<T, { refused: true }>
}
const fresh: TemplateInUse = { template: installServiceCard, isOwn: false, shipped: installServiceCard, own: null }
const change = { rev: null, changes: [{ field: 'items.warehouse.rule.start', value: '9' }] }
const withOwn = (own: OwnTemplate, template: Template, shipped = installServiceCard): TemplateInUse => ({ template, isOwn: own.publications.length > 0, shipped, own })

const draft = kept(decideDraft(fresh, change, by))
const published = kept(decidePublication(withOwn(draft, installServiceCard), 1, by))
const shippedLater: Template = { ...installServiceCard, version: 2, title: '安装售后绩效考核卡（新）' }

test('a draft stands over the version in use and is gone once it says the same again', () => {
  expect(draft).toMatchObject({ rev: 1, draft: { basedOn: 1, savedByName: '周人事', template: { version: 1 } }, publications: [] })
  expect(kept(decideDraft(withOwn(draft, installServiceCard), { rev: 1, changes: [{ field: 'items.warehouse.rule.start', value: '8' }] }, by))).toMatchObject({ rev: 2, draft: null })
})

test('a published version has the next number, remembers the shipped one it goes back to, and is never written again', () => {
  expect(published).toMatchObject({ basedOn: 1, template: { version: 2 }, own: { rev: 2, draft: null, publications: [{ version: 2, basedOn: 1, byName: '周人事' }] } })
  const next = kept(decideDraft(withOwn(published.own, published.template), { rev: 2, changes: [{ field: 'items.warehouse.rule.start', value: '7' }] }, by))
  expect(kept(decidePublication(withOwn(next, published.template), 3, by)).template.version).toBe(3)
})

test('a shipped template that gets the number of an own version never comes into its place', () => {
  const later = withOwn(published.own, published.template, shippedLater)
  expect(nextVersion(later.own, shippedLater)).toBe(3)
  const restarted = kept(decideRestart(later, { rev: 2, from: 'shipped' }, by))
  const adopted = kept(decidePublication(withOwn(restarted, published.template, shippedLater), 3, by))
  expect(adopted).toMatchObject({ basedOn: 2, template: { version: 3, title: '安装售后绩效考核卡（新）' } })
})

test('a company that begins after two shipped versions numbers its own third', () => {
  expect(nextVersion(null, shippedLater)).toBe(3)
})

test('who saw an older state is told, whatever they wanted', () => {
  const now = withOwn(draft, installServiceCard)
  for (const answer of [decideDraft(now, change, by), decidePublication(now, null, by), decidePublication(now, 7, by), decideRestart(now, { rev: null, from: 'in-use' }, by)]) expect(answer).toMatchObject({ code: 'content-changed' })
})
