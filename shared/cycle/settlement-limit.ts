/** How many exceptions go in one command: so many sheets fit a transaction comfortably. */
export const mostSettledAtOnce = 20
