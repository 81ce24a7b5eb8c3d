/** What was searched for, put where it belongs: digits are a phone, letters with digits a member number, the rest a name. */
export function prefilled(text: string): { readonly name: string; readonly phone: string; readonly memberNumber: string } {
  const typed = text.trim()
  if (/^\+?[\d\s()\-.]{3,}$/.test(typed.normalize('NFKC'))) return { name: '', phone: typed, memberNumber: '' }
  if (/^(?=.*\d)[A-Za-z0-9-]+$/.test(typed)) return { name: '', phone: '', memberNumber: typed }
  return { name: typed, phone: '', memberNumber: '' }
}
