import { z } from 'zod'

/**
 * Ticket numbers are read out over the phone: digits only, the desk's three digits first, then a running number of at least
 * five, then a check digit. Damm's code (H. M. Damm, 2004) catches every single wrong digit and every swap of neighbours,
 * which Luhn does not (09 ↔ 90). Digits are said in threes: 482 000 122.
 */
const damm = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

const shortestSerial = 5
const longest = 15

/** The interim digit of Damm's code over `digits`; 0 over a number that carries its right check digit. */
function dammDigit(digits: string): number {
  let interim = 0
  for (const digit of digits) interim = damm[interim]?.[Number(digit)] ?? 0
  return interim
}

export const ticketNumberSchema = z
  .string()
  .regex(/^\d{9,15}$/)
  .refine((value) => dammDigit(value) === 0, { error: 'check_digit' })
  .brand<'TicketNumber'>()
export type TicketNumber = z.infer<typeof ticketNumberSchema>

/**
 * @param desk 100…999, the number of the desk that opens the ticket
 * @param serial 1 and up, running on that desk
 */
export function ticketNumber(desk: number, serial: number): TicketNumber {
  if (!Number.isInteger(desk) || desk < 100 || desk > 999) throw new RangeError(`desk number ${String(desk)}`)
  if (!Number.isInteger(serial) || serial < 1) throw new RangeError(`serial ${String(serial)}`)
  const digits = String(desk) + String(serial).padStart(shortestSerial, '0')
  if (digits.length >= longest) throw new RangeError(`serial ${String(serial)} is too long`)
  return `${digits}${String(dammDigit(digits))}` as TicketNumber
}

/** 482000122 → "482 000 122": the way it is shown and said. */
export function spokenTicketNumber(number: string): string {
  return number.replace(/\d{3}(?=\d)/g, '$& ')
}

/** What was typed as it is stored: plain digits, no spaces or hyphens. It need not be a number, or not a whole one. */
export const withoutSpacing = (typed: string) => typed.normalize('NFKC').replace(/[\s-]/g, '')

/**
 * What an agent typed or heard, as a ticket number: spaces, hyphens and full-width digits are accepted.
 * Null when it is not one, a wrong check digit included.
 */
export function parseTicketNumber(typed: string): TicketNumber | null {
  return ticketNumberSchema.safeParse(withoutSpacing(typed)).data ?? null
}
