/** A part of a story told in order. */
export type TellStep = (name: string, happening: () => Promise<void>) => void

/**
 * Parts of a story as tests: each goes on where the one before has ended, so that where one did not come about those after it can't either, and
 * none may leave an error, a failed request or a page wider than the screen behind.
 */
export function storyOf(takeProblems: () => readonly string[] = () => []): TellStep {
  let stoppedAt: string | null = null
  return (name, happening) => {
    test(name, async () => {
      if (stoppedAt !== null) throw new Error(`the story stopped at: ${stoppedAt}`)
      stoppedAt = name
      await happening()
      expect(takeProblems()).toEqual([])
      stoppedAt = null
    })
  }
}
