import type { Span, Spans } from '../../../shared/calendar/calendar.ts'
import { mostSpansADay, secondsOfDay } from '../../../shared/calendar/calendar.ts'

/** Why the hours of a day, as somebody wrote them, cannot be taken; words for them are `clockSettings.hoursIssue.*`. */
export type HoursIssueCode = 'no_time' | 'no_end' | 'ends_before_it_begins' | 'overlaps' | 'too_many'

/** What is wrong and where: from, up to and without to, in the text as it was typed. */
export interface HoursIssue {
  readonly code: HoursIssueCode
  readonly from: number
  readonly to: number
}

export type HoursReading = { readonly ok: true; readonly spans: Spans } | { readonly ok: false; readonly issue: HoursIssue }

/** What an input method or another program writes for the same character; one for one, so that places stay what they are. */
const alike: readonly (readonly [written: RegExp, meant: string])[] = [
  [/[，、；;]/g, ','],
  [/[‐‑–—―−~～〜－至到]/g, '-'],
  [/：/g, ':'],
  [/[\s\u3000]/g, ' '],
]

function plain(text: string): string {
  const digits = text.replace(/[０-９]/g, (digit) => digit.normalize('NFKC'))
  return alike.reduce((read, [written, meant]) => read.replace(written, meant), digits)
}

interface Part {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The pieces between separators without the blanks around them. */
function pieces(text: string, separator: string, from: number): readonly Part[] {
  let at = from
  return text.split(separator).map((piece) => {
    const begin = at + (piece.length - piece.trimStart().length)
    at += piece.length + 1
    return { text: piece.trim(), from: begin, to: begin + piece.trim().length }
  })
}

/** "9:00" as "09:00"; null when it is no time of day. */
function timeOf(text: string): string | null {
  const [, hours = '', minutes = '', seconds] = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text) ?? []
  const total = secondsOfDay(`${hours}:${minutes}:${seconds ?? '00'}`)
  if (hours === '' || Number(minutes) > 59 || Number(seconds ?? 0) > 59 || total > 86_400) return null
  const time = `${hours.padStart(2, '0')}:${minutes}`
  return seconds === undefined || seconds === '00' ? time : `${time}:${seconds}`
}

/**
 * The hours of a day as they are written, `09:00-12:00, 13:00-18:00`, in any order; nothing at all is a day off. Characters that an
 * input method makes of hyphen, comma, colon and digits count too.
 */
export function readHours(text: string): HoursReading {
  if (text.trim() === '') return { ok: true, spans: [] }
  const spans: { readonly span: Span; readonly place: Part }[] = []
  const parts = pieces(plain(text), ',', 0)
  for (const place of parts) {
    // A comma at the end, as it stands while more is being typed.
    if (place.text === '' && place === parts.at(-1)) continue
    const [from, to, more] = pieces(place.text, '-', place.from)
    if (from === undefined || timeOf(from.text) === null) return wrong('no_time', from?.text === '' || from === undefined ? place : from)
    if (to === undefined || to.text === '') return wrong('no_end', place)
    const begins = timeOf(from.text)
    const ends = timeOf(to.text)
    if (begins === null || ends === null) return wrong('no_time', to)
    if (more !== undefined) return wrong('no_time', { ...more, from: to.to, to: place.to })
    if (secondsOfDay(begins) >= secondsOfDay(ends)) return wrong('ends_before_it_begins', place)
    spans.push({ span: [begins, ends], place })
  }
  const inOrder = spans.toSorted((a, b) => secondsOfDay(a.span[0]) - secondsOfDay(b.span[0]))
  for (const [at, later] of inOrder.entries()) {
    const earlier = inOrder[at - 1]
    if (earlier !== undefined && secondsOfDay(earlier.span[1]) > secondsOfDay(later.span[0])) return wrong('overlaps', later.place)
  }
  const surplus = spans[mostSpansADay]
  if (surplus !== undefined) return wrong('too_many', surplus.place)
  return { ok: true, spans: inOrder.map(({ span }) => span) }
}

const wrong = (code: HoursIssueCode, { from, to }: Pick<Part, 'from' | 'to'>): HoursReading => ({ ok: false, issue: { code, from, to } })

/** Hours as they are written in a field and read out. */
export function hoursText(spans: Spans): string {
  return spans.map(([from, to]) => `${from}-${to}`).join(', ')
}

/** The hours with their breaks taken out. */
export function withoutBreaks(spans: Spans, breaks: Spans): Spans {
  return breaks.reduce<Spans>(
    (open, [breakFrom, breakTo]) =>
      open.flatMap(([from, to]) => {
        if (secondsOfDay(breakTo) <= secondsOfDay(from) || secondsOfDay(breakFrom) >= secondsOfDay(to)) return [[from, to] satisfies Span]
        const before: Span[] = secondsOfDay(from) < secondsOfDay(breakFrom) ? [[from, breakFrom]] : []
        const after: Span[] = secondsOfDay(breakTo) < secondsOfDay(to) ? [[breakTo, to]] : []
        return [...before, ...after]
      }),
    spans,
  )
}
