/** An instant as a datetime-local field writes it, in this machine's time zone, to the minute. */
export function localTime(at: number): string {
  const minutesEast = -new Date(at).getTimezoneOffset()
  return new Date(at + minutesEast * 60_000).toISOString().slice(0, 16)
}

/** NaN when the field is empty or half filled. */
export function fromLocalTime(typed: string): number {
  return new Date(typed).getTime()
}
