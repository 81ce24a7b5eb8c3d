import type { ClockTone } from '../ui/clockFigure.ts'

/** What the one next due looked like, and which clock it was. */
export interface Heard {
  readonly clockId: string
  readonly tone: ClockTone
}

const loud: readonly ClockTone[] = ['warning', 'late']

/** Whether a clock has just come near its end or past it: once for each, never for one that was so when it was first seen. */
export function isHeard(before: Heard | null, now: Heard): boolean {
  return before?.clockId === now.clockId && before.tone !== now.tone && loud.includes(now.tone)
}

const hertz = { warning: 660, late: 440 } as const
const seconds = 0.18
const volume = 0.15

let audio: AudioContext | null = null

/** A short, low tone; no file, nothing to load. */
export function sound(tone: 'warning' | 'late'): void {
  audio ??= new AudioContext()
  const from = audio.currentTime
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = hertz[tone]
  gain.gain.setValueAtTime(volume, from)
  gain.gain.exponentialRampToValueAtTime(0.001, from + seconds)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(from)
  oscillator.stop(from + seconds)
}
