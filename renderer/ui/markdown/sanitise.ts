import createDOMPurify, { type Config } from 'dompurify'
import { isPicture } from './addresses.ts'

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML: (text: string) => string; createScriptURL: () => string }): NonNullable<Config['TRUSTED_TYPES_POLICY']>
}

/**
 * Known to this file alone, and used for one thing: the sanitiser parses with it into a document without a window, in which nothing
 * runs or loads. What it hands back are nodes, so that no HTML from an article is ever written into the page.
 */
const policy = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy('article', {
  createHTML: (text) => text,
  createScriptURL: () => {
    throw new TypeError('an article has no scripts')
  },
})

const purifier = createDOMPurify(window)
purifier.addHook('uponSanitizeAttribute', (_, attribute) => {
  if (attribute.attrName === 'src' && !isPicture(attribute.attrValue)) attribute.keepAttr = false
})

/** What the Markdown renderer makes, and no more. */
const allowed: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: ['p', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'em', 's', 'code', 'pre', 'blockquote', 'hr', 'br', 'img', 'button', 'span'],
  ALLOWED_ATTR: ['src', 'alt', 'start', 'type', 'data-address', 'data-align', 'data-left-out', 'data-attachment', 'data-shown'],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
  ...(policy !== undefined && { TRUSTED_TYPES_POLICY: policy }),
}

/** The nodes of what may stand in an article. */
export function sanitise(html: string): DocumentFragment {
  return purifier.sanitize(html, allowed)
}
