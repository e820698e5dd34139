/** Set by the build: changes with the source of `shared/`, and so whenever answers may have another shape than copies kept by an older app. */
declare const ANSWER_SHAPE: string
