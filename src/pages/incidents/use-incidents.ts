import { useState } from 'react'
import type { Me } from '@shared/people/read-me'
import { useCommand } from '../../cloud/use-command'
import { useQuery } from '../../cloud/use-query'
import { toast } from '../../ui/toast'
import type { IncidentsTab } from './incidents-view'

/** The incidents on show: of which view and which month (null is the running one). Disputes to decide are of any month. */
export function useIncidentList(me: Me | undefined, tab: IncidentsTab | undefined, periodId: string | null) {
  return useQuery('list-incidents', me === undefined || tab === undefined ? null : { view: tab, periodId: tab === 'to-decide' ? null : periodId })
}

/** Answering one's own incidents from the list; one at a time. A dispute is sent by its own popup. */
export function useAnswers() {
  const acknowledge = useCommand('acknowledge-incident')
  const [answeringId, setAnsweringId] = useState<string | null>(null)
  const [answeredIds, setAnsweredIds] = useState<readonly string[]>([])
  const [disputingId, setDisputingId] = useState<string | null>(null)
  return {
    answeringId, answeredIds, disputingId, isBusy: acknowledge.isBusy, refusal: acknowledge.refusal, openDispute: setDisputingId,
    acknowledge: async (incidentId: string) => {
      setAnsweringId(incidentId)
      const answer = await acknowledge.run({ incidentId })
      if (answer?.ok !== true) return
      setAnsweredIds((before) => [...before, incidentId])
      toast('已确认')
    },
  }
}
