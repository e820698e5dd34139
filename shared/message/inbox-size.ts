/** How many of the newest messages the inbox shows. */
export const inboxSize = 200

/** How many messages one call marks at most: one transaction writes them all. */
export const markedAtOnce = 50
