import Taro from '@tarojs/taro'

function withPeriod(path: string, periodId: string | undefined): string {
  return periodId === undefined ? path : `${path}?period=${periodId}`
}

/** Where things open; ids carry colons, so they are encoded on the way and decoded by `paramOf`. */
export const pages = {
  sheet: (sheetId: string) => `/installer/sheet/index?id=${encodeURIComponent(sheetId)}`,
  whatIf: (sheetId: string) => `/installer/what-if/index?id=${encodeURIComponent(sheetId)}`,
  selfScore: (sheetId: string) => `/installer/self-score/index?id=${encodeURIComponent(sheetId)}`,
  /** The anonymous forms that the person is asked to fill in; `form` opens one at once. */
  answer: (form?: string) => `/installer/answer/index${form === undefined ? '' : `?form=${encodeURIComponent(form)}`}`,
  /** For customers, who have a code and no account. */
  customer: () => '/installer/customer/index',
  incident: (incidentId: string) => `/installer/incident/index?id=${encodeURIComponent(incidentId)}`,
  /** For somebody, or to choose whom. */
  logIncident: (personId?: string) => `/lead/log-incident/index${personId === undefined ? '' : `?person=${encodeURIComponent(personId)}`}`,
  /** To change one that was refused. */
  editEntry: (commandId: string) => `/lead/log-incident/index?entry=${encodeURIComponent(commandId)}`,
  messages: () => '/installer/messages/index',
  jobs: () => '/lead/jobs/index',
  myJobs: (periodId?: string) => withPeriod('/installer/jobs/index', periodId),
  jobsImport: () => '/admin/jobs-import/index',
  /** One's own leave, or for HR somebody else's. */
  leave: (personId?: string) => `/lead/leave/index${personId === undefined ? '' : `?person=${encodeURIComponent(personId)}`}`,
  team: () => '/lead/team/index',
  /** For one item of a sheet, or whoever is next. */
  rate: (sheetId?: string, item?: string) => `/lead/rate/index${sheetId === undefined || item === undefined ? '' : `?sheetId=${encodeURIComponent(sheetId)}&item=${encodeURIComponent(item)}`}`,
  period: (periodId?: string) => withPeriod('/admin/period/index', periodId),
  /** `line` opens one metric's line at once. */
  metrics: (periodId?: string, line?: string) => `${withPeriod('/admin/metrics/index', periodId)}${periodId === undefined || line === undefined ? '' : `&line=${encodeURIComponent(line)}`}`,
  payList: (periodId?: string) => withPeriod('/admin/pay-list/index', periodId),
  basesImport: (periodId?: string) => withPeriod('/admin/bases-import/index', periodId),
  /** Putting a sealed sheet right, or the second signer's answer to it. */
  correction: (sheetId: string) => `/admin/correction/index?id=${encodeURIComponent(sheetId)}`,
  people: () => '/admin/people/index',
  settings: () => '/admin/settings/index',
  templates: () => '/admin/templates/index',
  /** A form tried on past months; without one it is chosen there. */
  rehearsal: (templateId?: string) => `/admin/rehearsal/index${templateId === undefined ? '' : `?id=${encodeURIComponent(templateId)}`}`,
  template: (templateId: string) => `/admin/template/index?id=${encodeURIComponent(templateId)}`,
} as const

/** Opens a page on top of this one. */
export function open(url: string): void {
  void Taro.navigateTo({ url })
}

/** Opens a page in place of this one. */
export function replace(url: string): void {
  void Taro.redirectTo({ url })
}

/** To the tab 待办. */
export function openTasks(): void {
  void Taro.switchTab({ url: '/pages/tasks/index' })
}

/** Opens what a message is about: a page on top of this one, or a tab. */
export function openAddress(url: string): void {
  if (url.startsWith('/pages/')) void Taro.switchTab({ url })
  else open(url)
}

/** To the tab on which what is not sent yet is listed. */
export function openUnsent(): void {
  void Taro.switchTab({ url: '/pages/incidents/index' })
}

/** Back to where the person came from, or home where a deep link has nothing behind it. */
export function back(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}

/** A parameter of the page's address; null when it is missing. */
export function paramOf(params: Readonly<Partial<Record<string, string>>>, name: string): string | null {
  const value = params[name]
  return value === undefined || value === '' ? null : decodeURIComponent(value)
}
