import { commonRefusals, refusalTexts, type RefusalCode } from '@shared/contract/refusal'
import { everyAction } from './describe-schema'
import { anchor, page, table } from './markdown'

function isCommon(code: RefusalCode): boolean {
  return commonRefusals.some((common) => common === code)
}

/** docs/refusals.md: every way in which the system may say no. */
export function refusalsPage(): string {
  const codes = Object.keys(refusalTexts) as RefusalCode[]
  const usedBy = (code: RefusalCode) => everyAction.filter(({ refusals }) => refusals.includes(code)).map(({ name }) => `[${name}](actions.md${anchor(name)})`)
  return page('Refusals', [
    'A refusal is an expected answer: a stable code, a sentence for the person, and where it helps the field that it is about. The sentence here is the standing one; an action may say more. A bug is never a refusal: it is logged under a request id and shown as `系统异常，请反馈编号 …`.',
    table(['Code', 'Sentence', 'Given by'], codes.map((code) => [`<a id="${code}"></a>\`${code}\``, refusalTexts[code], isCommon(code) ? ['any action', ...usedBy(code)].join(', ') : usedBy(code).join(', ')])),
  ])
}
