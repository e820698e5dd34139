/** A file of the project is missing or wrong; the message is one sentence for the person at the terminal. */
export class ProjectError extends Error {
  override readonly name = 'ProjectError'
}
