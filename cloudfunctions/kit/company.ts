import { leadFinder, type LeadFinder } from '@shared/people/lead-finder'
import type { Person } from '@shared/people/person'
import type { Sheet } from '@shared/appraisal/sheet'
import type { AdvanceContext } from '@shared/cycle/advance-sheet'
import { defaultSettings } from '@shared/settings/company-settings'
import type { CompanySettings, StoredTemplate } from './collections'
import { hashOf } from './hash'
import { listDocuments, readDocument } from './read'

/** Settings of a company that has not set its own yet. */
export const defaultCompanySettings: CompanySettings = { _id: 'company', name: '', ...defaultSettings }

export async function readSettings(): Promise<CompanySettings> {
  return (await readDocument('settings', 'company')) ?? defaultCompanySettings
}

/** Template versions never change once written, so a warm function keeps those that it has seen or is about to see: of a month's sheets the first asks, the others wait. */
const templates = new Map<string, Promise<StoredTemplate>>()

/** A pinned template version; throws when it is not there, since a sheet can't exist without. */
export function readTemplate(id: string, version: number): Promise<StoredTemplate> {
  const key = `${id}@${version}`
  const kept = templates.get(key)
  if (kept !== undefined) return kept
  const reading = (async () => {
    const stored = await readDocument('templates', key)
    if (stored === null) throw new Error(`template ${key} is not stored`)
    return stored
  })()
  templates.set(key, reading)
  // A failed read is told to those who asked for it, and kept for nobody.
  reading.catch(() => { templates.delete(key) })
  return reading
}

/** Everybody with a role beyond installer: the few people among whom signers and watchers are found. Read anew in each call. */
export function readLeads(): Promise<Person[]> {
  return listDocuments('people', { isLead: true })
}

/** Lends what a sheet needs to move on, now. */
export type ContextReader = (sheet: Pick<Sheet, 'templateId' | 'templateVersion' | 'storeId' | 'supervisorId' | 'assignedSigner'>, now: string) => Promise<AdvanceContext>

/** How long work on many sheets goes by the leads and settings that it has read. */
const keptMs = 15_000

/** Lends the leads and settings to work on many sheets, read once and again after a slice's time instead of for each sheet. */
export function companyReader(): () => Promise<{ readonly leadsOf: LeadFinder; readonly settings: CompanySettings }> {
  const read = async () => {
    const [leads, settings] = await Promise.all([readLeads(), readSettings()])
    return { leadsOf: leadFinder(leads), settings }
  }
  let kept: { readonly at: number; readonly company: ReturnType<typeof read> } | null = null
  return () => {
    if (kept === null || performance.now() - kept.at >= keptMs) {
      const company = read()
      kept = { at: performance.now(), company }
      // A failed read is told to those who asked for it, and kept for nobody.
      company.catch(() => { kept = null })
    }
    return kept.company
  }
}

/** What a sheet goes by of the company's settings. */
function lentBy({ signatureDays, minimumWages }: CompanySettings): Pick<AdvanceContext, 'signatureDays' | 'minimumWages'> {
  return { signatureDays, ...(minimumWages === undefined ? {} : { minimumWages }) }
}

/** A context reader for work on many sheets. */
export function contextReader(readCompany = companyReader()): ContextReader {
  return async ({ templateId, templateVersion, storeId, supervisorId, assignedSigner }, now) => {
    const [stored, { leadsOf, settings }] = await Promise.all([readTemplate(templateId, templateVersion), readCompany()])
    return { template: stored.template, templateHash: stored.hash, leads: leadsOf({ storeId, supervisorId, namedId: assignedSigner?.personId ?? null }), now, hashOf, ...lentBy(settings) }
  }
}

/** What a sheet of this template version needs to move on. */
export async function advanceContextOf(templateId: string, templateVersion: number, now: string): Promise<AdvanceContext> {
  const [stored, leads, settings] = await Promise.all([readTemplate(templateId, templateVersion), readLeads(), readSettings()])
  return { template: stored.template, templateHash: stored.hash, leads, now, hashOf, ...lentBy(settings) }
}
