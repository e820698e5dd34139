import { mayEdit, mayRepeat, type Queued } from '../../cloud/queue/queued'
import { dateTimeLabel } from '../../ui/format'
import type { Tone } from '../../ui/parts'

/** An entry that is not wholly sent, as a row. */
export interface UnsentRow {
  readonly id: string
  readonly title: string
  readonly points: { readonly text: string; readonly tone: 'good' | 'bad' }
  readonly detail: string
  readonly state: { readonly title: string; readonly tone: Tone }
  /** Why it stands aside; null while it goes by itself. */
  readonly reason: string | null
  readonly mayEdit: boolean
  readonly mayRepeat: boolean
  /** The server has it, and only its photos are not there. */
  readonly isLogged: boolean
  /** The incident that it is about, where it is a dispute. */
  readonly disputedId: string | null
  /** The sheet that it is about, where it is a self-score. */
  readonly selfSheetId: string | null
}

const doneWords: Record<Queued['action'], string> = { 'log-incident': '已记上', 'dispute-incident': '已提出', 'submit-self-score': '已提交' }
const doneWord = ({ action }: Queued) => doneWords[action]

function stateOf(entry: Queued): UnsentRow['state'] {
  if (entry.state === 'refused') return { title: '要处理', tone: 'bad' }
  if (entry.state === 'waiting') return { title: '还没发出去', tone: 'warn' }
  const gone = entry.photos.filter(({ state }) => state === 'attached').length
  return { title: `${doneWord(entry)}，照片传了 ${gone}/${entry.photos.length}`, tone: 'accent' }
}

function reasonOf(entry: Queued): string | null {
  const { state, refusal, recordId } = entry
  if (state !== 'refused' || refusal === null) return null
  const id = refusal.code === 'internal' && refusal.requestId !== undefined ? `（编号 ${refusal.requestId}）` : ''
  return recordId === null ? `${refusal.message}${id}` : `${doneWord(entry)}，照片没传成：${refusal.message}${id}`
}

/** Everything that is not wholly sent: what needs the person first, then as it will go. */
export function unsentRowsOf(entries: readonly Queued[], now: string): readonly UnsentRow[] {
  const ordered = [...entries.filter(({ state }) => state === 'refused'), ...entries.filter(({ state }) => state !== 'refused')]
  return ordered.map((entry) => {
    const { words, photos } = entry
    const photosText = photos.length === 0 ? '' : `${photos.length} 张照片`
    const parts = entry.action === 'dispute-incident' ? [photosText, entry.input.reason] : entry.action === 'submit-self-score' ? [photosText, entry.input.comment]
      : [dateTimeLabel(entry.input.occurredAt, now), entry.input.orderNo === null ? '' : `单号 ${entry.input.orderNo}`, photosText, entry.input.note]
    return {
      id: entry.commandId, title: `${words.name} · ${words.what}`, points: { text: words.points, tone: words.isGood ? 'good' : 'bad' },
      detail: parts.filter((part) => part !== '').join(' · '), state: stateOf(entry), reason: reasonOf(entry),
      mayEdit: mayEdit(entry), mayRepeat: mayRepeat(entry), isLogged: entry.recordId !== null, disputedId: entry.action === 'dispute-incident' ? entry.input.incidentId : null, selfSheetId: entry.action === 'submit-self-score' ? entry.input.sheetId : null,
    }
  })
}

/** What stands above the list, such as `没发出去的 3 笔`; null when there is nothing. */
export function unsentTitleOf(entries: readonly Queued[]): string | null {
  return entries.length === 0 ? null : `没发完的 ${entries.length} 笔`
}
