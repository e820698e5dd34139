import type { Person } from '@shared/people/person'
import { defaultCalendar } from '@shared/cycle/period'
import type { AdvanceContext } from '@shared/cycle/advance-sheet'
import type { CompanySettings, StoredTemplate } from './collections'
import { hashOf } from './hash'
import { listDocuments, readDocument } from './read'

/** Settings of a company that has not set its own yet. */
const defaultSettings: CompanySettings = { _id: 'company', name: '', calendar: defaultCalendar, signatureDays: 3, photoRequired: 'asked', photoSource: 'both' }

export async function readSettings(): Promise<CompanySettings> {
  return (await readDocument('settings', 'company')) ?? defaultSettings
}

/** Template versions never change once written, so a warm function keeps those that it has seen. */
const templates = new Map<string, StoredTemplate>()

/** A pinned template version; throws when it is not there, since a sheet can't exist without. */
export async function readTemplate(id: string, version: number): Promise<StoredTemplate> {
  const key = `${id}@${version}`
  const kept = templates.get(key)
  if (kept !== undefined) return kept
  const stored = await readDocument('templates', key)
  if (stored === null) throw new Error(`template ${key} is not stored`)
  templates.set(key, stored)
  return stored
}

/** Everybody with a role beyond installer: the few people among whom signers and watchers are found. Read anew in each call. */
export function readLeads(): Promise<Person[]> {
  return listDocuments('people', { isLead: true })
}

/** What a sheet of this template version needs to move on. */
export async function advanceContextOf(templateId: string, templateVersion: number, now: string): Promise<AdvanceContext> {
  const [stored, leads, settings] = await Promise.all([readTemplate(templateId, templateVersion), readLeads(), readSettings()])
  return { template: stored.template, templateHash: stored.hash, leads, now, hashOf, signatureDays: settings.signatureDays }
}
