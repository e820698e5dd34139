import { lintTemplate } from '@shared/scoring/lint/lint-template'
import type { Finding } from '@shared/scoring/lint/finding'
import type { Template } from '@shared/scoring/template'

/** A published template never changes, so a warm function lints each once. */
const known = new WeakMap<Template, readonly Finding[]>()

/** The linter's findings on a template that is kept in memory. */
export function findingsOf(template: Template): readonly Finding[] {
  const before = known.get(template)
  if (before !== undefined) return before
  const findings = lintTemplate(template)
  known.set(template, findings)
  return findings
}
