/** Hours that a step waits before the next person up may sign it too, counted from `holder.since` as reminders are. It is never signed by the clock. */
export const escalateAfterHours = 48
