/** The phone has lost the bytes, as when WeChat has cleared its storage. */
export const photoGone = { ok: false, refusal: { code: 'not-found', message: '照片已经不在手机里了' } } as const

/** The cloud's storage does not take it, whatever the reason. */
export const photoNotTaken = { ok: false, refusal: { code: 'internal', message: '照片传不上去，请稍后再试' } } as const
