import { incidentHours } from '@shared/incident/incident'
import { clockSteps, incidentLife, type IncidentDeadline, type IncidentMove, type IncidentMover } from '@shared/incident/incident-life'
import { incidentStateRows, incidentStates } from '@shared/incident/incident-state'
import { objectionLife, objectionStateRows, objectionStates, type ObjectionMove } from '@shared/appraisal/objection'
import { anchor, code, page, table } from './markdown'

const movers: Record<IncidentMover, string> = {
  employee: 'the employee whom it is about', reporter: 'its reporter', manager: 'a store or general manager', admitter: 'a store or general manager who is not its reporter',
  decider: 'a manager who neither logged nor admitted it; once escalated the general manager', clock: 'the clock',
}

const deadlines: Record<IncidentDeadline, string> = {
  answerBy: `the window of ${incidentHours.window} h ends`, escalatesAt: `${incidentHours.escalate} h have been waited`, lapsesAt: `${incidentHours.lapse} h have been waited`,
}

const isClock = (action: IncidentMove['action']) => clockSteps.some((step) => step === action)
const named = (action: IncidentMove['action']) => (isClock(action) ? action : `[${action}](actions.md${anchor(action)})`)

function within({ by, within: deadline }: IncidentMove): string {
  if (deadline === null) return 'until the sheet\'s facts are frozen'
  return by === 'clock' ? `when ${deadlines[deadline]}` : `before ${deadlines[deadline]}`
}

function picture(): string {
  const lines = new Set(incidentLife.map(({ from, action, to }) => `  ${from} --> ${to}: ${action.replace('-incident', '')}`))
  return `\`\`\`mermaid\nstateDiagram-v2\n  [*] --> logged: log\n  [*] --> late: log, older than 7 days\n${[...lines].join('\n')}\n\`\`\``
}

const objectionMovers: Record<ObjectionMove['by'], string> = {
  employee: 'the employee who made it', decider: 'a store or general manager who did not enter the value and is not the employee; once escalated the general manager', clock: 'the clock',
}

function objectionWithin({ by, within: deadline }: ObjectionMove): string {
  return `${by === 'clock' ? 'when' : 'before'} ${deadlines[deadline]}`
}

const objectionActions = ['decide-objection', 'withdraw-objection'] as const
const objectionNamed = (action: ObjectionMove['action']) => (objectionActions.some((name) => name === action) ? `[${action}](actions.md${anchor(action)})` : action)

function objectionParts(): readonly string[] {
  return [
    '## Objections to values',
    `A metric or a rating on one's own sheet is objected to in the same way ([object-to-value](actions.md${anchor('object-to-value')}), within ${incidentHours.window} h of its entry and before the signers have the sheet; \`shared/appraisal/objection.ts\`, [ADR 19](adr/0019-objections-to-values.md)). The item is pending while the value is out.`,
    table(['State', '中文', 'The value'], objectionStates.map((state) => [code(state), objectionStateRows[state].title, objectionStateRows[state].isOut ? 'left out' : state === 'changed' ? 'another in its place' : 'counts'])),
    table(['From', 'Action', 'By', 'Until', 'To'], objectionLife.map((row) => [code(row.from), objectionNamed(row.action), objectionMovers[row.by], objectionWithin(row), code(row.to)])),
  ]
}

/** docs/incidents.md: the life of an incident and of an objection, from the rows that guard them. */
export function incidentsPage(): string {
  return page('The life of an incident', [
    'An incident is a claim with two parties and a clock. These rows draw the buttons, guard the writes and strike the clocks (`shared/incident/incident-life.ts`); what is not a row does not happen. A refused step changes nothing.',
    picture(),
    '## States',
    table(['State', '中文', 'Scored as'], incidentStates.map((state) => [code(state), incidentStateRows[state].title, incidentStateRows[state].scoredAs ?? 'nothing: it is on no sheet'])),
    'What is `logged` counts at once, except the kinds that need verifying (customer complaints): those, and what is `unverified` or `disputed`, are left out of the score while the range keeps showing the worst case.',
    '## Moves',
    table(['From', 'Action', 'By', 'Until', 'To'], incidentLife.map((row) => [code(row.from), named(row.action), movers[row.by], within(row), code(row.to)])),
    `Windows and the deadlines of disputes end at the latest with the month's windows (end of day 6). Reminders are due ${incidentHours.remindBeforeWindowEnds} h before the window ends and when a decision has been waited for ${incidentHours.remindWaiting} h.`,
    ...objectionParts(),
  ])
}
