import os from 'node:os'
import { performance } from 'node:perf_hooks'

export type Unit = 'ms' | 'MB' | '/s' | ''

/** Whether less is better, or more. */
export type Aim = 'at most' | 'at least'

/** One measured thing beside what it is held against. */
export interface Figure {
  readonly figure: string
  readonly value: number
  readonly unit: Unit
  /** what `ratio` compares with, in words with its own value */
  readonly against: string
  readonly ratio: number
  readonly target: number
  readonly aim: Aim
  readonly ok: boolean
}

export interface Report {
  readonly name: string
  readonly machine: string
  readonly figures: readonly Figure[]
  /** all that was measured, where there is more than figures */
  readonly measured?: readonly object[]
}

export function figure(name: string, unit: Unit, value: number, against: { readonly what: string; readonly value: number }, target: number, aim: Aim = 'at most'): Figure {
  const ratio = value / against.value
  const ok = aim === 'at most' ? ratio <= target : ratio >= target
  return { figure: name, value: rounded(value), unit, against: `${against.what}: ${String(rounded(against.value))} ${unit}`.trimEnd(), ratio: Math.round(ratio * 100) / 100, target, aim, ok }
}

export const machine = () => `${os.platform()} ${os.arch()}, ${String(os.availableParallelism())} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`

export function median(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

export function timed(work: () => void): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

/** Medians of works done in turn, so that whatever else the machine does meets all of them alike. */
export function inTurn(rounds: number, works: readonly (() => void)[]): number[] {
  const times = works.map((): number[] => [])
  for (let round = 0; round < rounds; round += 1) works.forEach((work, at) => times[at]?.push(timed(work)))
  return times.map(median)
}

const rounded = (value: number) => Math.round(value * 1_000) / 1_000
