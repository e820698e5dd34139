/** Whether the app asks for a photo with an incident: `asked` lets go on without one, saying why. */
export const photoRequirements = ['never', 'asked'] as const
export type PhotoRequired = (typeof photoRequirements)[number]

/** Where a photo of a report may come from. Evidence against a report may always come from the album: it was taken before. */
export const photoSources = ['camera', 'both'] as const
export type PhotoSource = (typeof photoSources)[number]
