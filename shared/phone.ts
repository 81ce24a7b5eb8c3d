/** A phone as it is stored: digits with an optional leading +; spaces, hyphens, brackets and full-width digits are cleaned away. */
export const cleanPhone = (typed: string) => typed.normalize('NFKC').replace(/[\s()\-.]/g, '')
