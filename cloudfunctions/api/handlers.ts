import type { ActionName } from '@shared/contract/actions'
import type { Handler } from '../kit/serve'
import { acceptInvitationHandler } from './accept-invitation'
import { admitIncidentHandler } from './admit-incident'
import { assignSheetHandler } from './assign-sheet'
import { endEmploymentHandler } from './end-employment'
import { readPersonHandler } from './read-person'
import { savePersonHandler } from './save-person'
import { restartTemplateDraftHandler, publishTemplateHandler, saveTemplateDraftHandler } from './change-template'
import { attachPhotoHandler } from './attach-photo'
import { attachSelfPhotoHandler, readSelfPhotoHandler } from './self-photos'
import { readSettingsHandler, saveSettingsHandler } from './company-settings'
import { confirmDataHandler } from './confirm-data'
import { createInvitationHandler } from './create-invitation'
import { checkJobsImportHandler, importJobsHandler } from './import-jobs'
import { decideAppealHandler } from './decide-appeal'
import { decideCorrectionHandler } from './decide-correction'
import { listIncidentsHandler } from './list-incidents'
import { listJobsHandler } from './list-jobs'
import { listMessagesHandler } from './list-messages'
import { listMetricsHandler } from './list-metrics'
import { markMessagesReadHandler } from './mark-messages-read'
import { recordConsentHandler } from './record-consent'
import { listPeopleHandler } from './list-people'
import { listRatingsHandler } from './list-ratings'
import { listTasksHandler } from './list-tasks'
import { listTemplatesHandler } from './list-templates'
import { listSheetsHandler } from './list-sheets'
import { listTeamHandler } from './list-team'
import { logIncidentHandler } from './log-incident'
import { acknowledgeIncidentHandler, decideIncidentHandler, disputeIncidentHandler, withdrawIncidentHandler } from './move-incidents'
import { decideObjectionHandler } from './decide-objection'
import { objectToValueHandler } from './object-to-value'
import { withdrawObjectionHandler } from './withdraw-objection'
import { openPeriodHandler } from './open-period'
import { planTasksHandler } from './plan-tasks'
import { proposeCorrectionHandler } from './propose-correction'
import { pullBackIncidentHandler } from './pull-back-incident'
import { rateItemHandler } from './rate-item'
import { readHomeHandler } from './read-home'
import { readIncidentHandler } from './read-incident'
import { readJobHandler } from './read-job'
import { readLogbookHandler } from './read-logbook'
import { readMeHandler } from './read-me'
import { exportSheetHandler } from './export-sheet'
import { exportTableHandler } from './export-table'
import { checkBasesImportHandler, importBasesHandler } from './import-bases'
import { rehearseTemplateHandler } from './rehearse-template'
import { readPayListHandler } from './read-pay-list'
import { readPeriodHandler } from './read-period'
import { readPhotoHandler } from './read-photo'
import { readSheetHandler } from './read-sheet'
import { readTemplateHandler } from './read-template'
import { recordJobResultHandler } from './record-job-result'
import { recordMetricHandler } from './record-metric'
import { returnSheetHandler } from './return-sheet'
import { saveJobHandler } from './save-job'
import { setTargetHandler } from './set-target'
import { settleExceptionHandler } from './settle-exception'
import { signSheetHandler } from './sign-sheet'
import { approveSheetHandler, assessSheetHandler, reviewSheetHandler } from './sign-step'
import { planTalkHandler, recordTalkHandler, confirmTalkHandler } from './talk'
import { listAnswerFormsHandler } from './list-answer-forms'
import { submitAnswersHandler } from './submit-answers'
import { chooseRatersHandler } from './choose-raters'
import { createAnswerCodesHandler } from './create-answer-codes'
import { openCustomerFormHandler, submitCustomerAnswersHandler } from './customer-answers'
import { writePlanHandler, reviewPlanHandler } from './improvement-plan'
import { submitSelfScoreHandler } from './submit-self-score'
import { saveSelfScoreDraftHandler } from './save-self-score-draft'
import { assignSignerHandler } from './assign-signer'
import { retryRecordHandler } from './retry-record'
import { settleUnmadeHandler } from './settle-unmade'
import { settleExceptionsHandler } from './settle-exceptions'
import { settlePayGuardHandler } from './settle-pay-guard'
import { readLeaveHandler, setDelegateHandler } from './leave'

/** The handler of every declared action; the compiler asks for the one that is missing. */
export const handlers: Readonly<Record<ActionName, Handler>> = {
  'accept-invitation': acceptInvitationHandler,
  'read-me': readMeHandler,
  'list-people': listPeopleHandler,
  'create-invitation': createInvitationHandler,
  'read-person': readPersonHandler,
  'save-person': savePersonHandler,
  'end-employment': endEmploymentHandler,
  'assign-sheet': assignSheetHandler,
  'set-delegate': setDelegateHandler,
  'read-leave': readLeaveHandler,
  'list-templates': listTemplatesHandler,
  'read-template': readTemplateHandler,
  'save-template-draft': saveTemplateDraftHandler,
  'restart-template-draft': restartTemplateDraftHandler,
  'rehearse-template': rehearseTemplateHandler,
  'publish-template': publishTemplateHandler,
  'read-settings': readSettingsHandler,
  'save-settings': saveSettingsHandler,
  'open-period': openPeriodHandler,
  'read-period': readPeriodHandler,
  'list-sheets': listSheetsHandler,
  'list-metrics': listMetricsHandler,
  'record-metric': recordMetricHandler,
  'object-to-value': objectToValueHandler,
  'decide-objection': decideObjectionHandler,
  'withdraw-objection': withdrawObjectionHandler,
  'set-target': setTargetHandler,
  'plan-tasks': planTasksHandler,
  'check-jobs-import': checkJobsImportHandler,
  'import-jobs': importJobsHandler,
  'save-job': saveJobHandler,
  'record-job-result': recordJobResultHandler,
  'list-jobs': listJobsHandler,
  'read-job': readJobHandler,
  'read-logbook': readLogbookHandler,
  'log-incident': logIncidentHandler,
  'list-incidents': listIncidentsHandler,
  'read-incident': readIncidentHandler,
  'acknowledge-incident': acknowledgeIncidentHandler,
  'dispute-incident': disputeIncidentHandler,
  'admit-incident': admitIncidentHandler,
  'decide-incident': decideIncidentHandler,
  'withdraw-incident': withdrawIncidentHandler,
  'pull-back-incident': pullBackIncidentHandler,
  'attach-photo': attachPhotoHandler,
  'read-photo': readPhotoHandler,
  'attach-self-photo': attachSelfPhotoHandler,
  'read-self-photo': readSelfPhotoHandler,
  'read-home': readHomeHandler,
  'list-team': listTeamHandler,
  'read-sheet': readSheetHandler,
  'submit-self-score': submitSelfScoreHandler,
  'save-self-score-draft': saveSelfScoreDraftHandler,
  'list-ratings': listRatingsHandler,
  'rate-item': rateItemHandler,
  'plan-talk': planTalkHandler,
  'record-talk': recordTalkHandler,
  'confirm-talk': confirmTalkHandler,
  'list-answer-forms': listAnswerFormsHandler,
  'submit-answers': submitAnswersHandler,
  'choose-raters': chooseRatersHandler,
  'create-answer-codes': createAnswerCodesHandler,
  'open-customer-form': openCustomerFormHandler,
  'submit-customer-answers': submitCustomerAnswersHandler,
  'write-plan': writePlanHandler,
  'review-plan': reviewPlanHandler,
  'settle-exception': settleExceptionHandler,
  'settle-exceptions': settleExceptionsHandler,
  'retry-record': retryRecordHandler,
  'settle-unmade': settleUnmadeHandler,
  'settle-pay-guard': settlePayGuardHandler,
  'confirm-data': confirmDataHandler,
  'list-tasks': listTasksHandler,
  'list-messages': listMessagesHandler,
  'mark-messages-read': markMessagesReadHandler,
  'record-consent': recordConsentHandler,
  'assess-sheet': assessSheetHandler,
  'review-sheet': reviewSheetHandler,
  'approve-sheet': approveSheetHandler,
  'return-sheet': returnSheetHandler,
  'assign-signer': assignSignerHandler,
  'sign-sheet': signSheetHandler,
  'decide-appeal': decideAppealHandler,
  'propose-correction': proposeCorrectionHandler,
  'decide-correction': decideCorrectionHandler,
  'check-bases-import': checkBasesImportHandler,
  'import-bases': importBasesHandler,
  'read-pay-list': readPayListHandler,
  'export-table': exportTableHandler,
  'export-sheet': exportSheetHandler,
}
