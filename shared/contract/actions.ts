import type * as z from 'zod/mini'
import { acceptInvitation } from '../people/accept-invitation'
import { createInvitation } from '../people/create-invitation'
import { listPeople } from '../people/list-people'
import { readMe } from '../people/read-me'
import { readSettings } from '../settings/read-settings'
import { saveSettings } from '../settings/save-settings'
import { openPeriod } from '../cycle/open-period'
import { listSheets } from '../cycle/list-sheets'
import { readPeriod } from '../cycle/read-period'
import { settleException } from '../cycle/settle-exception'
import { attachPhoto } from '../evidence/attach-photo'
import { attachSelfPhoto } from '../evidence/attach-self-photo'
import { readSelfPhoto } from '../evidence/read-self-photo'
import { readPhoto } from '../evidence/read-photo'
import { acknowledgeIncident } from '../incident/acknowledge-incident'
import { admitIncident } from '../incident/admit-incident'
import { decideIncident } from '../incident/decide-incident'
import { disputeIncident } from '../incident/dispute-incident'
import { listIncidents } from '../incident/list-incidents'
import { logIncident } from '../incident/log-incident'
import { pullBackIncident } from '../incident/pull-back-incident'
import { readIncident } from '../incident/read-incident'
import { readLogbook } from '../incident/read-logbook'
import { withdrawIncident } from '../incident/withdraw-incident'
import { checkJobsImport } from '../job/check-jobs-import'
import { importJobs } from '../job/import-jobs'
import { listJobs } from '../job/list-jobs'
import { readJob } from '../job/read-job'
import { recordJobResult } from '../job/record-job-result'
import { saveJob } from '../job/save-job'
import { confirmData } from '../appraisal/confirm-data'
import { listMetrics } from '../appraisal/list-metrics'
import { listRatings } from '../appraisal/list-ratings'
import { listTeam } from '../appraisal/list-team'
import { decideObjection } from '../appraisal/decide-objection'
import { objectToValue } from '../appraisal/object-to-value'
import { withdrawObjection } from '../appraisal/withdraw-objection'
import { planTasks } from '../appraisal/plan-tasks'
import { rateItem } from '../appraisal/rate-item'
import { readHome } from '../appraisal/read-home'
import { readSheet } from '../appraisal/read-sheet'
import { recordMetric } from '../appraisal/record-metric'
import { setTarget } from '../appraisal/set-target'
import { submitSelfScore } from '../appraisal/submit-self-score'
import { approveSheet } from '../approval/approve-sheet'
import { assessSheet } from '../approval/assess-sheet'
import { listTasks } from '../approval/list-tasks'
import { returnSheet } from '../approval/return-sheet'
import { reviewSheet } from '../approval/review-sheet'
import { signSheet } from '../approval/sign-sheet'
import { listMessages } from '../message/list-messages'
import { markMessagesRead } from '../message/mark-messages-read'
import { recordConsent } from '../message/record-consent'
import { listTemplates } from '../template/list-templates'
import { publishTemplate } from '../template/publish-template'
import { readTemplate } from '../template/read-template'
import { restartTemplateDraft } from '../template/restart-template-draft'
import { saveTemplateDraft } from '../template/save-template-draft'
import { assignSheet } from '../people/assign-sheet'
import { endEmployment } from '../people/end-employment'
import { readPerson } from '../people/read-person'
import { savePerson } from '../people/save-person'
import { planTalk } from '../appraisal/plan-talk'
import { recordTalk } from '../appraisal/record-talk'
import { confirmTalk } from '../appraisal/confirm-talk'
import { listAnswerForms } from '../rating360/list-answer-forms'
import { submitAnswers } from '../rating360/submit-answers'
import { chooseRaters } from '../rating360/choose-raters'
import { createAnswerCodes } from '../rating360/create-answer-codes'
import { openCustomerForm } from '../rating360/open-customer-form'
import { submitCustomerAnswers } from '../rating360/submit-customer-answers'
import { writePlan } from '../improvement/write-plan'
import { reviewPlan } from '../improvement/review-plan'
import { decideAppeal } from '../correction/decide-appeal'
import { decideCorrection } from '../correction/decide-correction'
import { proposeCorrection } from '../correction/propose-correction'
import { checkBasesImport } from '../pay/check-bases-import'
import { importBases } from '../pay/import-bases'
import { rehearseTemplate } from '../rehearsal/rehearse-template'
import { readPayList } from '../pay/read-pay-list'
import { saveSelfScoreDraft } from '../appraisal/save-self-score-draft'
import { assignSigner } from '../approval/assign-signer'
import { retryRecord } from '../cycle/retry-record'
import { settleUnmade } from '../cycle/settle-unmade'
import { settleExceptions } from '../cycle/settle-exceptions'
import { settlePayGuard } from '../pay/settle-pay-guard'
import { readLeave } from '../people/read-leave'
import { setDelegate } from '../people/set-delegate'
import { exportSheet } from '../export/export-sheet'
import { exportTable } from '../export/export-table'

/** Every action of the product, in the order of a month. A new action is its file and its line here. */
export const actions = {
  'accept-invitation': acceptInvitation,
  'read-me': readMe,
  'list-people': listPeople,
  'create-invitation': createInvitation,
  'read-person': readPerson,
  'save-person': savePerson,
  'end-employment': endEmployment,
  'assign-sheet': assignSheet,
  'set-delegate': setDelegate,
  'read-leave': readLeave,
  'list-templates': listTemplates,
  'read-template': readTemplate,
  'save-template-draft': saveTemplateDraft,
  'publish-template': publishTemplate,
  'restart-template-draft': restartTemplateDraft,
  'rehearse-template': rehearseTemplate,
  'read-settings': readSettings,
  'save-settings': saveSettings,
  'open-period': openPeriod,
  'read-period': readPeriod,
  'list-sheets': listSheets,
  'list-metrics': listMetrics,
  'record-metric': recordMetric,
  'object-to-value': objectToValue,
  'decide-objection': decideObjection,
  'withdraw-objection': withdrawObjection,
  'set-target': setTarget,
  'plan-tasks': planTasks,
  'check-jobs-import': checkJobsImport,
  'import-jobs': importJobs,
  'save-job': saveJob,
  'record-job-result': recordJobResult,
  'list-jobs': listJobs,
  'read-job': readJob,
  'read-logbook': readLogbook,
  'log-incident': logIncident,
  'list-incidents': listIncidents,
  'read-incident': readIncident,
  'acknowledge-incident': acknowledgeIncident,
  'dispute-incident': disputeIncident,
  'admit-incident': admitIncident,
  'decide-incident': decideIncident,
  'withdraw-incident': withdrawIncident,
  'pull-back-incident': pullBackIncident,
  'attach-photo': attachPhoto,
  'read-photo': readPhoto,
  'attach-self-photo': attachSelfPhoto,
  'read-self-photo': readSelfPhoto,
  'read-home': readHome,
  'list-team': listTeam,
  'read-sheet': readSheet,
  'submit-self-score': submitSelfScore,
  'save-self-score-draft': saveSelfScoreDraft,
  'list-ratings': listRatings,
  'rate-item': rateItem,
  'plan-talk': planTalk,
  'record-talk': recordTalk,
  'confirm-talk': confirmTalk,
  'list-answer-forms': listAnswerForms,
  'submit-answers': submitAnswers,
  'choose-raters': chooseRaters,
  'create-answer-codes': createAnswerCodes,
  'open-customer-form': openCustomerForm,
  'submit-customer-answers': submitCustomerAnswers,
  'write-plan': writePlan,
  'review-plan': reviewPlan,
  'settle-exception': settleException,
  'settle-exceptions': settleExceptions,
  'retry-record': retryRecord,
  'settle-unmade': settleUnmade,
  'settle-pay-guard': settlePayGuard,
  'confirm-data': confirmData,
  'list-tasks': listTasks,
  'list-messages': listMessages,
  'mark-messages-read': markMessagesRead,
  'record-consent': recordConsent,
  'assess-sheet': assessSheet,
  'review-sheet': reviewSheet,
  'approve-sheet': approveSheet,
  'return-sheet': returnSheet,
  'assign-signer': assignSigner,
  'sign-sheet': signSheet,
  'decide-appeal': decideAppeal,
  'propose-correction': proposeCorrection,
  'decide-correction': decideCorrection,
  'check-bases-import': checkBasesImport,
  'import-bases': importBases,
  'read-pay-list': readPayList,
  'export-table': exportTable,
  'export-sheet': exportSheet,
} as const

export type Actions = typeof actions
export type ActionName = keyof Actions
/** What a caller sends for an action. */
export type ActionInput<Name extends ActionName> = z.input<Actions[Name]['input']>
/** What an action answers. */
export type ActionOutput<Name extends ActionName> = z.output<Actions[Name]['output']>

/** Tells an action's name from any other text; safe against names of Object's own properties. */
export function isActionName(name: unknown): name is ActionName {
  return typeof name === 'string' && Object.hasOwn(actions, name)
}
