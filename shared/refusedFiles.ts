/**
 * Why a file from outside, or a line of it, is not read: `protected` covers a password and the binary formats of before 2007, `mismatch` a file that is
 * not what its name says, `tooLarge` one that holds more than we take (rows, cells, or what it unpacks to), `tooSlow` one that took too long,
 * `noSheet` a workbook without the sheet that was named.
 */
export const refusedReasons = ['encoding', 'encodingUnsure', 'quotes', 'json', 'tooLong', 'tooLarge', 'tooSlow', 'protected', 'mismatch', 'broken', 'noSheet'] as const
export type RefusedReason = (typeof refusedReasons)[number]
