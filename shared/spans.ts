import { day, hour, minute, second } from './time.ts'

/** A span as it is said: seconds under ten minutes only, then minutes, hours and minutes, days and hours. */
export type Span =
  | { readonly form: 'seconds'; readonly text: string }
  | { readonly form: 'minutes'; readonly m: number }
  | { readonly form: 'hours'; readonly h: number; readonly m: number }
  | { readonly form: 'days'; readonly d: number; readonly h: number }

/** @param ms 0 and up. @param rounding `up` for what is left, so that 0:00 is the very end; `down` for what has passed. */
export function spanOf(ms: number, rounding: 'up' | 'down'): Span {
  const whole = (rounding === 'up' ? Math.ceil(ms / second) : Math.floor(ms / second)) * second
  if (whole < 10 * minute) {
    const seconds = String((whole % minute) / second).padStart(2, '0')
    return { form: 'seconds', text: `${String(Math.floor(whole / minute))}:${seconds}` }
  }
  if (whole < hour) return { form: 'minutes', m: Math.floor(whole / minute) }
  if (whole < day) return { form: 'hours', h: Math.floor(whole / hour), m: Math.floor((whole % hour) / minute) }
  return { form: 'days', d: Math.floor(whole / day), h: Math.floor((whole % day) / hour) }
}
