import { serve } from '../kit/serve'
import { handlers } from './handlers'

/** What the mini-program calls: every action, one entry. */
export const main = serve(handlers)
