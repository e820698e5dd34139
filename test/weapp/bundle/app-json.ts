import * as z from 'zod/mini'

/** The part of app.json that decides which pages there are. */
export const AppJson = z.object({
  pages: z.array(z.string()),
  subPackages: z.optional(z.array(z.object({ root: z.string(), pages: z.array(z.string()) }))),
  tabBar: z.optional(z.object({ list: z.array(z.object({ pagePath: z.string(), text: z.string() })) })),
})
export type AppJson = z.infer<typeof AppJson>

/** A page's or component's own configuration. */
export const PageJson = z.object({
  component: z.optional(z.boolean()),
  usingComponents: z.optional(z.record(z.string(), z.string())),
  navigationBarTitleText: z.optional(z.string()),
})
export type PageJson = z.infer<typeof PageJson>
