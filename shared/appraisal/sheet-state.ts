/**
 * The states of a sheet through its month (decision 8) as rows of a table: label, and what may still be written. Who signs when is
 * the template's route; it names these states.
 */
export const sheetStates = ['live', 'collecting', 'rating', 'assessing', 'reviewing', 'approving', 'sealed'] as const
export type SheetState = (typeof sheetStates)[number]

interface SheetStateRow {
  /** What a person reads. */
  readonly title: string
  /** Metrics and incidents may still change. */
  readonly takesFacts: boolean
  /** Raters may still give points. */
  readonly takesRatings: boolean
  /** The employee may still hand in a self-score. */
  readonly takesSelfScore: boolean
}

export const sheetStateRows: Record<SheetState, SheetStateRow> = {
  live: { title: '进行中', takesFacts: true, takesRatings: true, takesSelfScore: false },
  collecting: { title: '收集数据', takesFacts: true, takesRatings: true, takesSelfScore: true },
  rating: { title: '待自评和评分', takesFacts: false, takesRatings: true, takesSelfScore: true },
  assessing: { title: '待考核', takesFacts: false, takesRatings: false, takesSelfScore: false },
  reviewing: { title: '待审核', takesFacts: false, takesRatings: false, takesSelfScore: false },
  approving: { title: '待核准', takesFacts: false, takesRatings: false, takesSelfScore: false },
  sealed: { title: '已封存', takesFacts: false, takesRatings: false, takesSelfScore: false },
}

/** The states in which something may be written, from the table. */
export function statesThat(takes: 'takesFacts' | 'takesRatings' | 'takesSelfScore'): readonly SheetState[] {
  return sheetStates.filter((state) => sheetStateRows[state][takes])
}

/** The states of a sheet that is not sealed yet. */
export const openSheetStates: readonly SheetState[] = sheetStates.filter((state) => state !== 'sealed')

/** Tells a sheet state from other text, such as the states that a template's route names. */
export function isSheetState(text: string): text is SheetState {
  return (sheetStates as readonly string[]).includes(text)
}
