import type { Me } from '@shared/people/read-me'
import { mayDo } from '../cloud/use-me'
import { open, pages } from './navigate'
import { Card, Row } from './parts'

const doors = [
  { action: 'read-period', title: '考核月', detail: '进度、异常、开启新月', url: pages.period() },
  { action: 'list-metrics', title: '指标录入', detail: '合格率、回访得分、满意率', url: pages.metrics() },
  { action: 'import-jobs', title: '导入安装单', detail: '从表格导入派单和完工', url: pages.jobsImport() },
  { action: 'import-bases', title: '导入基数', detail: '计件工资等，按月导入', url: pages.basesImport() },
  { action: 'read-pay-list', title: '工资表', detail: '绩效工资，精确到分', url: pages.payList() },
  { action: 'list-people', title: '花名册', detail: '人员、考核表、邀请码', url: pages.people() },
  { action: 'list-templates', title: '考核表模板', detail: '改分数、改写法、发布', url: pages.templates() },
  { action: 'read-settings', title: '公司设置', detail: '照片、截止日、几位签字', url: pages.settings() },
] as const

/** The doors to the pages that close the month; only those that the person's roles open. */
export function AdminDoors({ me }: { readonly me: Me }) {
  const mine = doors.filter(({ action }) => mayDo(me, action))
  if (mine.length === 0) return null
  return <Card title='管理'>{mine.map((door) => <Row key={door.action} title={door.title} detail={door.detail} onTap={() => { open(door.url) }} />)}</Card>
}
