import { type ArticleContent, articleParts } from './article.ts'

/** Kinds that are shown as pictures, found by what a file begins with and never by its name. Nothing that holds markup is among them. */
export const pictureKinds = ['png', 'jpeg', 'gif', 'webp'] as const
export const attachmentKinds = [...pictureKinds, 'file'] as const

/** Largest attachment, and the most that one version of an article carries together; bytes. */
export const largestAttachment = 5 * 1024 * 1024
export const largestTogether = 20 * 1024 * 1024

/** How much of a file travels in one frame, bytes: a multiple of three, so that pieces of Base64 can be put together as they are. */
export const pieceBytes = 3 * 128 * 1024
export const pieceCharacters = (pieceBytes / 3) * 4

/** An address in Markdown that names an attachment: `![a photo of the box](attachment:…)`. */
export const attachmentAddress = 'attachment:'
const named = new RegExp(`${attachmentAddress}([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})(?![0-9a-f-])`, 'g')

/** The attachment that an address names; null for any other address. */
export function attachmentAt(address: string): string | null {
  const [found] = address.matchAll(named)
  return found?.[0] === address ? (found[1] ?? null) : null
}

/** The attachments that a text names, each time. */
export const attachmentsNamed = (text: string): string[] => [...text.matchAll(named)].map(([, id]) => id ?? '')

/** A text with the attachments that it names called otherwise. */
export const renameAttachments = (text: string, addressOf: (attachmentId: string) => string) => text.replace(named, (_, attachmentId: string) => addressOf(attachmentId))

/** The attachments that an article names in any of its languages, each once. */
export function attachmentsIn({ texts }: Pick<ArticleContent, 'texts'>): string[] {
  const found = Object.values(texts).flatMap((text) => articleParts.flatMap((part) => attachmentsNamed(text[part])))
  return [...new Set(found)]
}

/** A line of JSON lines that carries an attachment, in Base64: one file can be mailed, and sent by a window, which sends one. In parts, to be joined as they are. */
export const carryingLine = ({ attachmentId, name }: { readonly attachmentId: string; readonly name: string }, data: readonly string[]): string[] => [
  `{"attachment":${JSON.stringify(attachmentId)},"name":${JSON.stringify(name)},"data":"`, ...data, '"}\n',
]

/** Markdown that shows a picture, or names a file to be downloaded. */
export function attachmentMarkdown(attachmentId: string, words: string, isPicture: boolean): string {
  const plain = words.replace(/[\\[\]]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ')
  return `${isPicture ? '!' : ''}[${plain}](${attachmentAddress}${attachmentId})`
}
