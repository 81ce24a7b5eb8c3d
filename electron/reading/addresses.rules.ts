import { attachmentAddress } from '../../shared/knowledge/attachments.ts'

/** Where the attachments of an exported folder lie: `files/<id>/<name>`. */
export const filesFolder = 'files'
const ownFile = /(?<![\w/.-])files\/([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})\/[^\s()<>"']+/g
/** `[words](address "title")`, and `[words]: address` by itself in a line. */
const linked = /(!?\[[^\]\n]*\]\(\s*)(<[^<>\n]+>|[^\s()<>]+)(?=[^)\n]*\))/g
const defined = /^( {0,3}\[[^\]\n]+\]:\s*)(<[^<>\n]+>|\S+)/g
const fence = /^ {0,3}(```|~~~)/
const scheme = /^[a-z][a-z0-9+.-]*:(?![\\/]{0,1}$)/i
const drive = /^[a-z]:[\\/]/i

/** What a text says of a file beside it. */
export interface Named {
  /** as it stands there, unescaped, with `/` between */
  readonly path: string
  /** of an exported one */
  readonly attachmentId: string | null
}

/**
 * A text with the files beside it that it names called otherwise: pictures and links without a scheme, but for other pages of the folder. What
 * stands between fences is code.
 * @param idOf of a file that is named
 */
export function withFiles(text: string, idOf: (named: Named) => string): string {
  let inCode = false
  return text.split('\n').map((line) => {
    if (fence.test(line)) inCode = !inCode
    return inCode ? line : withFilesOf(line, idOf)
  }).join('\n')
}

function withFilesOf(line: string, idOf: (named: Named) => string): string {
  const address = (before: string, given: string) => {
    const path = pathOf(given)
    return `${before}${path === null ? given : `${attachmentAddress}${idOf({ path, attachmentId: null })}`}`
  }
  return line
    .replace(ownFile, (given, attachmentId: string) => `${attachmentAddress}${idOf({ path: unescaped(given), attachmentId })}`)
    .replace(linked, (_, before: string, given: string) => address(before, given))
    .replace(defined, (_, before: string, given: string) => address(before, given))
}

/** The path that an address is; null for an address of something else. */
function pathOf(given: string): string | null {
  const address = given.replace(/^<|>$/g, '')
  if ((scheme.test(address) && !drive.test(address)) || address.startsWith('#') || address.startsWith('//')) return null
  const path = unescaped(address.replace(/[?#].*$/, ''))
  return path === '' || /\.(md|markdown)$/i.test(path) || path.endsWith('/') ? null : path
}

function unescaped(address: string): string {
  try {
    return decodeURIComponent(address).replaceAll('\\', '/')
  } catch {
    return address.replaceAll('\\', '/')
  }
}
