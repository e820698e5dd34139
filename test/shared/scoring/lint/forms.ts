import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseTemplate } from '@shared/scoring/parse-template'
import type { Template } from '@shared/scoring/template'

/** The forms that print points, transcribed as they reached us, defects included. The others (sheets 5, 6 and 8) print none, so that there is nothing to score. */
export const formNames = ['install-service-card', 'installer', 'after-sales-manager', 'cs-supervisor-scale', 'after-sales-kpi'] as const
export type FormName = (typeof formNames)[number]

/** A form as printed, from its file. */
export function formOf(name: FormName): Template {
  return parseTemplate(JSON.parse(readFileSync(join(__dirname, 'fixtures', `${name}.json`), 'utf8')))
}

export const forms: readonly Template[] = formNames.map(formOf)
