import MarkdownIt from 'markdown-it'
import { attachmentAt } from '../../../shared/knowledge/attachments.ts'
import { isAddress, isPicture } from './addresses.ts'

/** Parts of an article are level 3. */
const above = 3
const deepest = 6

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true })
const { escapeHtml } = markdown.utils
markdown.validateLink = isAddress

// A link goes nowhere: it shows its address and, pressed, copies it; an attachment has its place kept (MarkdownNodes.tsx).
markdown.renderer.rules.link_open = (tokens, at, _options, env) => {
  const address = String(tokens[at]?.attrGet('href') ?? '')
  const attachment = attachmentAt(address)
  if (env !== undefined) env.linkTag = attachment === null ? 'button' : 'span'
  return attachment === null ? `<button type="button" data-address="${escapeHtml(address)}">` : `<span data-attachment="${attachment}">`
}
markdown.renderer.rules.link_close = (_tokens, _at, _options, env) => `</${String(env?.linkTag)}>`

markdown.renderer.rules.image = (tokens, at, options, env, self) => {
  const token = tokens[at]
  const source = String(token?.attrGet('src') ?? '')
  const description = escapeHtml(self.renderInlineAsText(token?.children ?? [], options, env ?? {}))
  const attachment = attachmentAt(source)
  if (attachment !== null) return `<span data-attachment="${attachment}" data-shown="">${description}</span>`
  return isPicture(source) ? `<img src="${source}" alt="${description}">` : `<span data-left-out="">${escapeHtml(String(env?.pictureLeftOut))} ${description}</span>`
}

markdown.renderer.rules.heading_open = (tokens, at) => `<h${levelOf(tokens[at]?.tag)}>`
markdown.renderer.rules.heading_close = (tokens, at) => `</h${levelOf(tokens[at]?.tag)}>\n`
const levelOf = (tag = 'h1') => Math.min(deepest, above + Number(tag.slice(1)))

// The alignment of a column is an inline style by default, which the page's policy refuses.
const cell: NonNullable<typeof markdown.renderer.rules.td_open> = (tokens, at) => {
  const { tag = 'td' } = tokens[at] ?? {}
  const [, align] = /^text-align:(left|center|right)$/.exec(String(tokens[at]?.attrGet('style') ?? '')) ?? []
  return align === undefined ? `<${tag}>` : `<${tag} data-align="${align}">`
}
markdown.renderer.rules.th_open = cell
markdown.renderer.rules.td_open = cell

/**
 * HTML of a Markdown text. HTML inside it is text; what comes out still goes through the sanitiser.
 * @param pictureLeftOut stands before the description of a picture that is not shown
 */
export function renderMarkdown(text: string, pictureLeftOut: string): string {
  return markdown.render(text, { pictureLeftOut })
}
