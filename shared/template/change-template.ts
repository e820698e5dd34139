import { canonicalJson, type Json } from '../contract/canonical-json'
import { isRefusal, refuse, type Refusal } from '../contract/refusal'
import { applyMend } from '../scoring/lint/apply-mend'
import { lintCodes } from '../scoring/lint/codes'
import { isPublishable, lintTemplate } from '../scoring/lint/lint-template'
import type { Template } from '../scoring/template'
import { newestPublication, nextVersion, type OwnTemplate, type TemplateInUse } from './own-template'
import { checked, withChanges, type ParameterChange } from './template-form'

/** Who changes something, and when. */
export interface Change {
  readonly byName: string
  readonly now: string
}

/** Whether two templates say the same, apart from their version. */
export function isSameTemplate(a: Template, b: Template): boolean {
  const text = (template: Template) => canonicalJson(JSON.parse(JSON.stringify({ ...template, version: 0 })) as Json)
  return text(a) === text(b)
}

function refuseStale({ own }: TemplateInUse, rev: number | null): Refusal | null {
  return (own?.rev ?? null) === rev ? null : refuse('content-changed', '有人刚改过这张表，请看过新内容再改')
}

function revised({ own, shipped }: TemplateInUse, draft: OwnTemplate['draft']): OwnTemplate {
  return { _id: shipped.id, rev: (own?.rev ?? 0) + 1, draft, publications: own?.publications ?? [] }
}

interface DraftInput {
  /** The revision that the person saw. */
  readonly rev: number | null
  readonly changes: readonly ParameterChange[]
  readonly mend?: { readonly code: string; readonly field: string }
}

/** The draft after changes of the form and then a finding's mend; a draft that says what the version in use says is none. */
export function decideDraft(inUse: TemplateInUse, { rev, changes, mend }: DraftInput, { byName, now }: Change): OwnTemplate | Refusal {
  const stale = refuseStale(inUse, rev)
  if (stale !== null) return stale
  const draft = inUse.own?.draft ?? null
  const changed = withChanges(draft?.template ?? inUse.template, changes)
  if (isRefusal(changed)) return changed
  const mended = mend === undefined ? changed : withMend(changed, mend)
  if (isRefusal(mended)) return mended
  const basedOn = draft?.basedOn ?? newestPublication(inUse.own)?.basedOn ?? inUse.shipped.version
  return revised(inUse, isSameTemplate(mended, inUse.template) ? null : { template: mended, basedOn, savedAt: now, savedByName: byName })
}

function withMend(template: Template, { code, field }: { readonly code: string; readonly field: string }): Template | Refusal {
  const finding = lintTemplate(template).find((candidate) => candidate.code === code && candidate.field === field)
  if (finding?.mend === undefined || finding.mend === null) return refuse('content-changed', '这个问题已经不在了，请刷新后再看')
  return checked(applyMend(template, finding.mend))
}

/** The record without its draft, or with one that starts anew from the shipped version. */
export function decideRestart(inUse: TemplateInUse, { rev, from }: { readonly rev: number | null; readonly from: 'in-use' | 'shipped' }, { byName, now }: Change): OwnTemplate | Refusal {
  const stale = refuseStale(inUse, rev)
  if (stale !== null) return stale
  const { shipped } = inUse
  if (from === 'in-use') return (inUse.own?.draft ?? null) === null ? refuse('draft-missing') : revised(inUse, null)
  if (isSameTemplate(shipped, inUse.template)) return refuse('draft-missing', '现在用的就是出厂版')
  return revised(inUse, { template: shipped, basedOn: shipped.version, savedAt: now, savedByName: byName })
}

/** A published version and the record that knows it. */
export interface Published {
  readonly template: Template
  readonly basedOn: number
  readonly own: OwnTemplate
}

/** The draft as the next version, or a refusal that names the first error of the linter. A version never changes again. */
export function decidePublication(inUse: TemplateInUse, rev: number | null, { byName, now }: Change): Published | Refusal {
  const stale = refuseStale(inUse, rev)
  if (stale !== null) return stale
  const { own, shipped } = inUse
  const draft = own?.draft ?? null
  if (draft === null) return refuse('draft-missing')
  const findings = lintTemplate(draft.template)
  const [worst] = findings
  if (worst !== undefined && !isPublishable(findings)) return refuse('template-unsound', `${lintCodes[worst.code].title}：${worst.sentence}。改好才能发布`, worst.field)
  const version = nextVersion(own, shipped)
  const publication = { version, basedOn: draft.basedOn, at: now, byName }
  return { template: { ...draft.template, version }, basedOn: draft.basedOn, own: { ...revised(inUse, null), publications: [...(own?.publications ?? []), publication] } }
}
