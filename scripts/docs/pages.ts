import { actionsPage } from './actions-page'
import { formatsPage } from './formats-page'
import { incidentsPage } from './incidents-page'
import { refusalsPage } from './refusals-page'
import { rulesPage } from './rules-page'
import { sheetsPage } from './sheets-page'
import type { DocSources, Page } from './sources'

/** Every page of docs/ that derives from the code. A new page is its file and its line here. */
export function pages(sources: DocSources): readonly Page[] {
  return [
    { path: 'docs/actions.md', text: actionsPage(sources) },
    { path: 'docs/refusals.md', text: refusalsPage() },
    { path: 'docs/incidents.md', text: incidentsPage() },
    { path: 'docs/formats.md', text: formatsPage(sources) },
    { path: 'docs/rules.md', text: rulesPage(sources) },
    { path: 'docs/sheets.md', text: sheetsPage() },
  ]
}
