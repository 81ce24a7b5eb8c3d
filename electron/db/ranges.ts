/** `from` ≤ text < `to` for every text that starts with `front`: a search that an index of a binary-collated column can serve. */
export const startingWith = (front: string) => ({ from: front, to: `${front}\u{10FFFF}` })

/** Kept beside a number so that its end is searched like its front. */
export const reversed = (text: string) => [...text].reverse().join('')
