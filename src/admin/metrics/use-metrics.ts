import { useState } from 'react'
import type { MetricLine } from '@shared/appraisal/list-metrics'
import type { MetricValue } from '@shared/appraisal/record-metric'
import { useCommand } from '../../cloud/use-command'
import { toast } from '../../ui/toast'
import { metricKeyOf, nextInQueue } from './metrics-view'

/** The lines of the page, the one that is open, and saving it: after a missing one the next missing one opens. */
export function useMetricEntry(periodId: string, lines: readonly MetricLine[], startKey: string | null) {
  const [openKey, setOpenKey] = useState(startKey)
  const { run, isBusy, refusal, forget } = useCommand('record-metric')
  const line = lines.find((candidate) => metricKeyOf(candidate) === openKey) ?? null
  const openLine = (next: MetricLine | null) => {
    forget()
    setOpenKey(next === null ? null : metricKeyOf(next))
  }
  const save = async (saved: MetricLine, queue: readonly MetricLine[], value: MetricValue, source: string) => {
    const { metricId, scope, scopeId } = saved
    const next = saved.recordedAt === null ? nextInQueue(queue, saved) : null
    const answer = await run({ periodId, metricId, scope, scopeId, value, source })
    if (answer?.ok !== true) return
    toast(answer.output.sheetCount > 1 ? `已保存，${answer.output.sheetCount} 张表已重算` : '已保存')
    openLine(next)
  }
  return { line, openLine, save, isBusy, refusal }
}
