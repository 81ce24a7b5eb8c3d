import { create } from 'zustand'

export const parts = ['calendars', 'policies', 'campaigns'] as const
export type Part = (typeof parts)[number]

interface Place {
  readonly part: Part
  /** the calendar that is shown; null: the first */
  readonly calendarId: string | null
  /** the clock whose row is opened; null: none */
  readonly policyId: string | null
  /** the date that is shown; null: today */
  readonly date: string | null
  /** the field that takes the caret as soon as it is there */
  readonly sought: string | null
}

/** Where in the clock settings one was: leaving the screen and coming back finds it again. */
export const useClockPlace = create<Place>(() => ({ part: 'calendars', calendarId: null, policyId: null, date: null, sought: null }))

export function showPart(part: Part): void {
  useClockPlace.setState({ part })
}

export function showCalendar(calendarId: string): void {
  useClockPlace.setState({ calendarId })
}

export function showPolicy(policyId: string | null): void {
  useClockPlace.setState({ policyId })
}

export function showDate(date: string): void {
  useClockPlace.setState({ date })
}

/** Shows the part of the screen that a field is in, and puts the caret there. */
export function seekField(name: string): void {
  const [list, id, field, date] = name.split('/')
  useClockPlace.setState({
    part: list === 'policy' ? 'policies' : list === 'campaign' ? 'campaigns' : 'calendars',
    ...(list === 'calendar' && id !== undefined && { calendarId: id }),
    // What a row has no room for is where it is opened.
    ...(list === 'policy' && id !== undefined && field !== 'target' && field !== 'warn' && { policyId: id }),
    ...(name.includes('/date/') && date !== undefined && { date }),
    sought: name,
  })
}

export function fieldFound(): void {
  useClockPlace.setState({ sought: null })
}
