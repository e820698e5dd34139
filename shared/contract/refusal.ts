/**
 * The ways in which the system may say no. A refusal is an expected answer, never an exception: it has a stable code,
 * a short Chinese sentence for the person, and where it helps the input's field it is about.
 */
export const refusalTexts = {
  'unknown-action': '没有这个操作，请更新小程序后再试',
  'bad-input': '填写的内容有误，请检查后再提交',
  'too-large': '提交的内容太多，请分几次提交',
  'not-signed-in': '还没有登录，请先用邀请码绑定本人',
  'person-left': '您的账号已停用，如有疑问请联系人事',
  'not-found': '没有找到这条记录，或您没有权限查看',
  'forbidden': '您没有权限做这个操作',
  'wrong-state': '现在这个阶段不能做这个操作',
  'sheet-sealed': '这张考核表已经封存，不能再改动',
  'sheet-frozen': '这张考核表的数据已经冻结，需要先退回数据才能改动',
  'content-changed': '内容刚刚有变化，请看过新内容后再操作',
  'draft-newer': '这份自评在另一台手机上改过，请打开自评看看用哪一份',
  'already-done': '这一步已经办过了',
  'own-sheet': '不能处理自己的考核表',
  'same-signer': '同一张考核表的每一步要由不同的人签',
  'not-your-step': '现在还没轮到您处理这张考核表',
  'signer-unfit': '这个人不能签这张表，要在职、不在假期、有签字的职务，不是本人，也没有签过',
  'leave-invalid': '请假的日期或代理人不对，请检查',
  'own-report': '自己记的事件要由别人来裁定',
  'own-incident': '不能给自己记事件',
  'window-closed': '已经过了可以答复的时间',
  'kind-not-on-sheet': '这个人的考核表里没有这一类事件',
  'occurred-out-of-bounds': '发生时间不能在将来，也不能早于 60 天前',
  'daily-limit': '今天记得太多了，再有请店长来记',
  'template-unknown': '没有这个版本的考核表模板',
  'template-unnamed': '这张考核表还有没命名的项目，命名以后才能开考核',
  'template-invalid': '这一处填得不对，请检查',
  'template-unsound': '这张考核表还有错误，改好才能发布',
  'draft-missing': '没有还没发布的改动',
  'period-exists': '这一期的考核已经开过了',
  'period-not-open': '这一期的考核还没有开始',
  'period-too-far': '只能开本期或下一期的考核',
  'metric-unknown': '这张考核表没有这个指标',
  'metric-invalid': '指标的数值不对，请检查',
  'points-invalid': '给的分数不对，请检查',
  'pay-below-minimum': '绩效工资低于最低工资标准，请选补足还是照发',
  'assignment-invalid': '要选一张表作为发绩效工资的表',
  'entry-invalid': '花名册里这样填不行，请检查',
  'change-out-of-bounds': '从这天起不能改，请换一天',
  'metric-from-jobs': '这个指标由安装单算出来，请在安装单里改',
  'job-exists': '这个单号已经有安装单了',
  'label-personal': '简称里不要写电话和门牌，写小区名或姓就好',
  'shares-invalid': '责任比例要是整数，合起来正好一百',
  'completed-out-of-bounds': '完工日期只能在最近 35 天内，也不能在将来',
  'import-invalid': '表格里有不对的行，一行也没有导入',
  'invitation-invalid': '邀请码不对或已经失效，请向人事要一个新的',
  'invitation-locked': '试错太多次了，请一小时后再试',
  'answer-code-invalid': '评价码不对、用过了或已经过期，请向给您的人再要一个',
  'employee-answers-inside': '这是给客户用的评价码，员工请在待办里评分',
  'shown-once': '评价码只显示一次，请重新生成',
  'talk-missing': '还没有和本人谈过，谈完并记下以后才能签',
  'reason-missing': '改了分要写明原因',
  'example-missing': '分数偏高或偏低，请写一个具体的事例',
  'plan-missing': '得分低的项目还没有改进计划，请先定好再签',
  'plan-unreviewed': '上期的改进计划还没有回顾，请先回顾再签',
  'already-bound': '这个微信已经绑定过员工了',
  'correction-changes-nothing': '这样改什么也没变，请检查要更正的数值',
  'correction-open': '这张表已有一项更正等人确认，先办完那一项',
  'exception-settled': '这个异常已经处理过了',
  'record-broken': '这条数据还是读不出来，请联系技术支持',
  'photo-missing': '照片还没有传上来，请再传一次',
  'photo-unusable': '这张照片用不了，请重新拍照上传',
  'command-reused': '这次提交和之前的内容不一致，请重新操作',
  'busy': '同时操作的人太多，请稍后再试',
  'internal': '系统异常',
} as const

/** A stable name for why something was refused; the key of its public Chinese sentence. */
export type RefusalCode = keyof typeof refusalTexts

/** A typed no: `code` is stable, `message` is what the person reads, `field` names the input it is about. */
export interface Refusal {
  readonly refused: true
  readonly code: RefusalCode
  readonly message: string
  readonly field?: string
}

/** Builds a refusal; `detail` replaces the code's standing sentence where more can be said. */
export function refuse(code: RefusalCode, detail?: string, field?: string): Refusal {
  const base = { refused: true as const, code, message: detail ?? refusalTexts[code] }
  return field === undefined ? base : { ...base, field }
}

/** Tells a refusal from any other answer of a deciding function. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && (answer as { refused?: unknown }).refused === true
}

/** Refusals that every action may give: they come from the way in, not from the action. */
export const commonRefusals = ['unknown-action', 'bad-input', 'too-large', 'not-signed-in', 'person-left', 'forbidden', 'command-reused', 'busy', 'internal'] as const satisfies readonly RefusalCode[]
