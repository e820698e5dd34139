import { beijingParts } from '../cycle/beijing-time'
import type { WorkerSignature } from '../appraisal/sheet'

const two = (value: number): string => String(value).padStart(2, '0')

/** `2026-11-05 14:05`, Beijing time. */
export function timeText(instant: string): string {
  const { year, month, day, hour, minute } = beijingParts(instant)
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

/** What became of the worker's own signature, as exports call it. */
export const signatureTitles: Readonly<Record<WorkerSignature['state'], string>> = { signed: '已签字', waiting: '待签字', appealed: '有申诉', unsigned: '没有签字' }
