/** Thrown when no answer came: the outcome of a command is unknown then, and it must be repeated under the same id. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError'
}
