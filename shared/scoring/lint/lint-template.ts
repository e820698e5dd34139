import type { Template } from '../template'
import { applyMend } from './apply-mend'
import { checkBands } from './checks/bands'
import { checkCliffs } from './checks/cliffs'
import { checkDirection } from './checks/direction'
import { checkNames } from './checks/names'
import { checkPay } from './checks/pay'
import { checkPoints } from './checks/points'
import { checkRaters } from './checks/raters'
import { checkReach } from './checks/reach'
import { checkRoute } from './checks/route'
import { checkRubrics } from './checks/rubric'
import { checkSources } from './checks/sources'
import { checkVetoes } from './checks/vetoes'
import { checkWeights } from './checks/weights'
import type { Check, Finding, LintOptions, Severity } from './finding'
import { examine } from './found'

/** What a company expects unless it says otherwise (scoring.md, The linter). */
export const lintDefaults: LintOptions = { cliffPercent: 5, otherPercent: 90 }

/** The checks in the order in which somebody mends a sheet: what counts, who and what scores it, how, and what comes out. */
const checks: readonly Check[] = [
  checkPoints, checkWeights, checkNames, checkSources, checkRaters, checkRoute, checkBands, checkRubrics, checkDirection, checkVetoes, checkReach, checkPay, checkCliffs,
]

const order: readonly Severity[] = ['error', 'warning', 'advice']

/** A mend that would leave the pass mark out of reach takes it down as well: an upside-down formula may have hidden how high it was. */
function withPassMark(template: Template, finding: Finding, options: LintOptions): Finding {
  const { mend } = finding
  if (mend === null || template.pay === null) return finding
  const beyond = checkPay(examine(applyMend(template, mend)), options).find(({ code }) => code === 'pass-unreachable')?.mend ?? null
  return beyond === null ? finding : { ...finding, mend: { sentence: `${mend.sentence}，${beyond.sentence}`, change: { ...mend.change, ...beyond.change } } }
}

/**
 * Proves a sheet sound before anybody is scored with it: errors stop publication, each finding has its numbers, a case scored by the engine
 * that shows it, and a mend (scoring.md, The linter). The template must have passed `parseTemplate`; the same template gives the same findings.
 */
export function lintTemplate(template: Template, options: Partial<LintOptions> = {}): readonly Finding[] {
  const sheet = examine(template)
  const chosen = { ...lintDefaults, ...options }
  const all = checks.flatMap((check) => check(sheet, chosen))
  const findings = all.some(({ code }) => code === 'pass-unreachable') ? all : all.map((finding) => withPassMark(template, finding, chosen))
  return order.flatMap((severity) => findings.filter((finding) => finding.severity === severity))
}

/** Whether nothing stops the sheet from being published. */
export function isPublishable(findings: readonly Finding[]): boolean {
  return findings.every(({ severity }) => severity !== 'error')
}
