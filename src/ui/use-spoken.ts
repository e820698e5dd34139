import { useMemo } from 'react'

/** On H5 the field that people fill in lies inside Taro's, and is read aloud by a name of its own. The same object for the same name: a new one would draw the field anew under somebody's typing. */
export function useSpoken(label: string): { readonly nativeProps?: Record<string, unknown> } {
  return useMemo(() => (process.env.TARO_ENV === 'h5' ? { nativeProps: { 'aria-label': label } } : {}), [label])
}
