/** Why a first installation did not pass (判责): rows of data. `title` is what people read and what a form's setting lists as left out. */
export const causeRows = [
  { id: 'measuring', title: '测量原因' },
  { id: 'design', title: '设计原因' },
  { id: 'factory', title: '工厂原因' },
  { id: 'transport', title: '运输原因' },
  { id: 'installation', title: '安装原因' },
  { id: 'customer', title: '客户原因' },
] as const
export type Cause = (typeof causeRows)[number]['id']

export const causes = ['measuring', 'design', 'factory', 'transport', 'installation', 'customer'] as const satisfies readonly Cause[]

/** The Chinese label of a cause. */
export function causeTitle(cause: Cause): string {
  return causeRows.find(({ id }) => id === cause)?.title ?? cause
}

/** The causes that a form leaves out of its rate, from the titles that its setting lists. */
export function excludedCausesOf(titles: readonly string[]): readonly Cause[] {
  return causeRows.filter(({ title }) => titles.includes(title)).map(({ id }) => id)
}
