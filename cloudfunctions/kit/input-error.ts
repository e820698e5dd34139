import type * as z from 'zod/mini'
import { refuse, type Refusal } from '@shared/contract/refusal'

type Issue = z.core.$ZodIssue

/** What the fields are called in the app, so that the sentence names what the person sees. */
const fieldTitles: Record<string, string> = {
  action: '操作', input: '内容', commandId: '提交编号', code: '邀请码', personId: '人员', employeeId: '师傅', periodId: '月份', kind: '事件类型', quantity: '次数',
  occurredAt: '发生时间', note: '说明', orderNo: '单号', incidentId: '事件', reason: '理由', verdict: '裁定', sheetId: '考核表', contentHash: '内容校验码',
  comment: '说明', points: '分数', item: '项目', to: '退回到哪一步', answer: '签字意见', metricId: '指标', scope: '范围', scopeId: '范围对象', value: '数值',
  numerator: '合格单数', denominator: '完成单数', source: '来源', isAdmitted: '是否同意', valueId: '数值', objectionId: '异议', exceptionId: '异常', way: '处理方式', view: '列表',
}

/** A client can make up any number of keys of any kind: the first few that look like keys are named. */
function shownKeys(keys: readonly string[]): string {
  const shown = keys.filter((key) => /^[\w.$-]{1,30}$/.test(key)).slice(0, 3)
  return shown.length === 0 ? '' : `“${shown.join('、')}”`
}

function sentence(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `多了不认识的内容${shownKeys(issue.keys)}，请更新小程序后再试`
  if (issue.code === 'too_big') return `超出了上限 ${String(issue.maximum)}，请改小或写短一些`
  if (issue.code === 'too_small') return issue.origin === 'string' ? '还没有填写' : `不能小于 ${String(issue.minimum)}`
  if (issue.code === 'invalid_type') return issue.input === undefined ? '还没有填写' : '格式不对，请重新填写'
  return '填写不对，请检查后再提交'
}

/** A refusal that names the first field which is wrong and says what to do, from a schema's issues. */
export function inputRefusal(issues: readonly Issue[]): Refusal {
  const issue = issues[0]
  if (issue === undefined) return refuse('bad-input')
  const path = issue.path.map(String)
  const named = [...path].reverse().find((part) => Object.hasOwn(fieldTitles, part))
  const title = named === undefined ? '内容' : (fieldTitles[named] ?? '内容')
  return refuse('bad-input', `${title}：${sentence(issue)}`, path.join('.').slice(0, 80))
}
