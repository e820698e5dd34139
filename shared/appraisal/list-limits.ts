/** So many lines of metrics are told where nobody asks for more, and at most. */
export const linesAtOnce = 100
export const mostLines = 1000

/** Where the lines of a list of metrics stand: to be entered by the caller, by others, there and open to correction, there and fixed. */
export const metricGroups = ['missing', 'waiting', 'recorded', 'locked'] as const
export type MetricGroup = (typeof metricGroups)[number]

/** So many people of a team are told where nobody asks for more, and at most. */
export const peopleAtOnce = 100
export const mostPeople = 1000

/** In which order people stand: who has lost most first, who moved last first; `waiting` tells only of those on whose sheets something waits. */
export const teamOrders = ['low', 'moved', 'waiting'] as const
export type TeamOrder = (typeof teamOrders)[number]
