// moment-business-time brings no types; these are of what the benchmark uses.
declare module 'moment-business-time' {
  interface WorkingMoment {
    addWorkingTime(amount: number, unit: 'minutes'): WorkingMoment
    workingDiff(other: WorkingMoment, unit: 'minutes'): number
    valueOf(): number
  }
  interface WorkingLocale {
    /** by weekday from Sunday: opening and closing times in turn, or null */
    readonly workinghours: Readonly<Record<number, readonly string[] | null>>
    readonly holidays: readonly string[]
  }
  const moment: {
    utc(at: number): WorkingMoment
    updateLocale(name: string, locale: WorkingLocale): void
  }
  export default moment
}
