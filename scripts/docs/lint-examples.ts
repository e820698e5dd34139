import type { LintCode } from '@shared/scoring/lint/codes'
import type { BandsRule, Rule, Template, TemplateItem } from '@shared/scoring/template'
import { afterSalesKpi } from '@shared/sheets/after-sales-kpi'
import { afterSalesManager } from '@shared/sheets/after-sales-manager'
import { csSupervisorScale } from '@shared/sheets/cs-supervisor-scale'
import { installServiceCard } from '@shared/sheets/install-service-card'
import { installer } from '@shared/sheets/installer'

function withItem(template: Template, id: string, change: (item: TemplateItem) => TemplateItem): Template {
  return { ...template, items: template.items.map((item) => (item.id === id ? change(item) : item)) }
}

function withRule(template: Template, id: string, rule: Rule): Template {
  return withItem(template, id, (item) => ({ ...item, rule }))
}

function withBands(bands: BandsRule['bands'], otherwise: BandsRule['otherwise']): Template {
  return withRule(csSupervisorScale, 'feedback-timeliness', { kind: 'bands', metric: 'feedback-timeliness-rate', bands, otherwise })
}

/** For every code a shipped sheet with that defect put in, or left in because its form has it. */
export const lintExamples: Readonly<Record<LintCode, Template>> = {
  'points-sum': { ...csSupervisorScale, sections: (csSupervisorScale.sections ?? []).map(({ rawPoints: _, ...section }) => section) },
  'weights-sum': { ...csSupervisorScale, sections: (csSupervisorScale.sections ?? []).map((section, index) => ({ ...section, weight: index === 0 ? 70 : 20 })) },
  'band-gap': withBands([{ comparison: '>', value: 90, points: 15 }, { comparison: '<', value: 90, points: 10 }], 0),
  'band-overlap': withBands([{ comparison: '>=', value: 90, points: 15 }, { comparison: '<=', value: 95, points: 10 }], 0),
  'band-contradiction': withBands([{ comparison: '>=', value: 90, points: 15 }, { comparison: '>=', value: 90, points: 10 }], 0),
  'perverse-direction': withRule(installer, 'install-error-rate', { kind: 'attainment', metric: 'install-error-rate', target: { perEmployee: true }, better: 'higher', cap: null }),
  'rubric-gap': withItem(afterSalesKpi, 'leadership', (item) => (item.rule.kind === 'rating' ? { ...item, rule: { ...item.rule, rubric: [{ label: '优秀', from: 4, to: 5 }, { label: '合格', from: 2, to: 3 }, { label: '不合格', from: 0, to: 0 }] } } : item)),
  'no-source': { ...installServiceCard, metrics: installServiceCard.metrics.map((metric) => (metric.id === 'first-pass-rate' ? { ...metric, providers: [] } : metric)) },
  'no-rater': withRule(installServiceCard, 'sales-coordination', { kind: 'rating', raters: [{ role: 'self' }] }),
  'self-counts-alone': withRule(installServiceCard, 'sales-coordination', { kind: 'rating', raters: [{ role: 'self', weight: 100 }] }),
  'approves-own-sheet': { ...installServiceCard, route: installServiceCard.route.map((row) => (row.action === 'assess-sheet' ? { ...row, allowSelf: true } : row)) },
  'pass-unreachable': { ...installServiceCard, pay: { passMark: 101, cap: null } },
  'unnamed-item': afterSalesManager,
  'unreachable-points': withRule(installServiceCard, 'warehouse', { kind: 'deduction', start: 8, entries: [{ incident: 'warehouse-violation', points: -1 }], floor: 0, ceiling: 10 }),
  'unbounded-above': installer,
  'unbounded-below': installer,
  'band-order': withBands([{ comparison: '>=', value: 80, points: 10 }, { comparison: '>=', value: 90, points: 15 }], 0),
  'dead-veto': withItem(installServiceCard, 'after-sales', (item) => ({ ...item, veto: { when: { metric: 'after-sales-satisfaction', comparison: '>', value: 100 }, effect: 'item-zero' } })),
  'cliff': installServiceCard,
  'narrow-pass': installServiceCard,
  'unreachable-zero': csSupervisorScale,
}
