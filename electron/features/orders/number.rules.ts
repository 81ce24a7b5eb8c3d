/** An order number as it is stored and sought: plain widths, without the spaces and hyphens that only part it. */
export const wholeNumber = (typed: string) => typed.normalize('NFKC').replace(/(?<=\d)[\s\-–—_.]+(?=\d)|\s+/g, '')
