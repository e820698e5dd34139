import type { ExceptionLine } from './read-period'

/** What an exception is about, in the words under which those of one kind stand together: `缺指标：一次安装合格率`. */
export function exceptionGroupTitle({ kind, title, subjectTitle, itemTitle }: Pick<ExceptionLine, 'kind' | 'title' | 'subjectTitle' | 'itemTitle'>): string {
  switch (kind) {
    case 'missing-metric':
    case 'nothing-to-divide':
    case 'missing-target':
    case 'unmade': return `${title}：${subjectTitle}`
    case 'missing-tasks':
    case 'missing-rating': return `${title}：${itemTitle}`
    case 'no-approver':
    case 'broken-record':
    case 'pay-guard': return title
  }
}
