import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { explainItem } from '@shared/scoring/explain'
import { engineVersion } from '@shared/scoring/score-sheet'
import type { SheetInputs } from '@shared/scoring/inputs'
import type { Scorecard } from '@shared/scoring/scorecard'
import { replay } from '@shared/verify/replay-sheet'
import type { Records } from '@shared/verify/records'
import { print } from '../command-line'
import { DataError, readRecords } from './read-data'

const usage = 'usage: npm run -s replay -- --data DIR (--sheet ID | --all)'

interface Replayed {
  readonly id: string
  readonly templateId: string
  readonly templateVersion: number
  readonly engineVersion: string
  readonly inputs: SheetInputs
  readonly scorecard: Scorecard
}

function sealedOf({ sheets, corrections }: Records): readonly Replayed[] {
  return [
    ...sheets.filter(({ state }) => state === 'sealed').map(({ _id, templateId, templateVersion, freeze, inputs, scorecard }) => ({ id: _id, templateId, templateVersion, engineVersion: freeze?.engineVersion ?? '?', inputs, scorecard })),
    ...corrections.filter(({ state }) => state === 'sealed').map((correction) => ({ ...correction, id: correction._id })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Scores sealed sheets again from their frozen inputs. Exit status: 0 with the same bytes, 1 where they differ, 2 where nothing can be read. */
export function main(args: readonly string[], folder: string): number {
  const refuse = (message: string): number => {
    print(2, `${message}\n`)
    return 2
  }
  let values: { readonly data?: string | undefined; readonly sheet?: string | undefined; readonly all?: boolean | undefined }
  try {
    values = parseArgs({ args: [...args], options: { data: { type: 'string' }, sheet: { type: 'string' }, all: { type: 'boolean' } } }).values
  } catch {
    return refuse(usage)
  }
  if (values.data === undefined || (values.sheet === undefined) === (values.all !== true)) return refuse(usage)
  try {
    const records = readRecords(resolve(folder, values.data))
    const wanted = sealedOf(records).filter(({ id }) => values.all === true || id === values.sheet || id.startsWith(`${values.sheet ?? ''}@`))
    if (wanted.length === 0) return refuse(values.all === true ? '还没有封存的考核表。' : `没有封存的考核表 ${values.sheet ?? ''}。`)
    let differing = 0
    for (const sealed of wanted) {
      const stored = records.templates.find(({ _id }) => _id === `${sealed.templateId}@${sealed.templateVersion}`)
      if (stored === undefined) return refuse(`${sealed.id} 的模板 ${sealed.templateId}@${sealed.templateVersion} 不见了。`)
      const { isSame, replayed } = replay(stored.template, sealed.inputs, sealed.scorecard)
      if (!isSame) differing += 1
      const engine = sealed.engineVersion === engineVersion ? '' : `（封存时引擎 ${sealed.engineVersion}，现在 ${engineVersion}）`
      print(1, `${isSame ? '✓' : '✗'} ${sealed.id} 总分 ${sealed.scorecard.total}${engine}${isSame ? '' : ' 重新算出来的不一样'}\n`)
      if (values.all === true) continue
      for (const item of sealed.scorecard.items) print(1, `    ${item.id} ${item.points ?? '—'} ${explainItem(stored.template, item).join(' ')}\n`)
      if (!isSame) print(1, `${replayed}\n`)
    }
    print(1, `${wanted.length} 份，${differing === 0 ? '字节都相同。' : `${differing} 份不同。`}\n`)
    return differing === 0 ? 0 : 1
  } catch (failure) {
    if (failure instanceof DataError) return refuse(failure.message)
    throw failure
  }
}
