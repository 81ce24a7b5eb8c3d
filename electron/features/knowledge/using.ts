import type { ArticleBeside, besideReasons } from '../../../shared/contract/knowledge.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ArticleId, ContactId, TicketId } from '../../../shared/ids.ts'
import { languageShown, textFor } from '../../../shared/knowledge/article.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { type Standing, standing } from '../intake/intake.ts'
import { nameOf } from '../people/people.ts'
import { fill, scriptIssue } from '../playbook/playbook.ts'
import { problemOf } from '../tickets/tickets.ts'
import { versionOf } from './articles.store.ts'
import { fit } from './beside.rules.ts'
import { articleOf, contentOf, dateHere } from './finding.ts'
import { parsedContent } from './parsed.ts'
import { besideStep, countNeed, countUse, insertUse, removeUse, usedWith, useOf } from './using.store.ts'

const mostLooked = 200
const mostShown = 12

/** What fits the step that a contact is at, the best first (KB-4). */
export function beside(context: Context, { contactId }: { contactId: ContactId }): { articles: ArticleBeside[] } {
  const at = standing(context, contactId)
  const { role } = actorOf(context)
  const today = dateHere(context)
  const near = besideStep.all(context.db, { scenes: JSON.stringify(at.facts.scene ?? []), need: at.facts.need ?? '', contact: at.contact, problem: at.problem, most: mostLooked })
  const ranked = near.flatMap((row) => {
    const content = parsedContent(context.db, { version: row.content_row, seq: row.content_seq })
    const ranked = fit(content, at.facts, { role, today, usesHere: row.uses_here })
    return ranked === null ? [] : [{ row, content, ...ranked }]
  })
  ranked.sort((a, b) => b.score - a.score || a.row.row - b.row.row)
  return {
    articles: ranked.slice(0, mostShown).map(({ row, content, why }) => {
      const language = languageShown(content.texts, context.language)
      const { title, problem, script, steps, risks } = textFor(content, context.language)
      return {
        articleId: blobToUuid(row.article_id), number: row.published, title, language, problem, script: said(script, at), steps, risks, why: why as (typeof besideReasons)[number][], usesHere: row.uses_here, used: row.used === 1,
      }
    }),
  }
}

// One that does not hold was published before a variable went: better no words than wrong ones.
const said = (script: string, { values }: Standing) => (scriptIssue(script) === null ? fill(script, values) : '')

type Used = { readonly articleId: ArticleId; readonly number: number; readonly contactId: ContactId | null; readonly ticketId: TicketId | null }

/** It helped: linked in the version that was read, and ranked higher for that need from now on. Said twice it counts once. */
export function use(context: CommandContext, input: Used): Record<string, never> {
  const article = articleOf(context, input.articleId)
  if (versionOf.one(context.db, { article: article.row, number: input.number })?.published_at == null) throw new AppError('not_found', { what: 'article' })
  const { contact, problem, need } = whereUsed(context, input)
  if (useOf.one(context.db, { contact, problem, article: article.row }) !== null) return {}
  const last_seq = record(context, input.articleId, 'article.used', input)
  insertUse(context.db, { article: article.row, number: input.number, contact, problem, need, person: actorOf(context).row, used_at: context.now, last_seq })
  count(context, article.row, need, 1)
  return {}
}

export function unuse(context: CommandContext, input: Used): Record<string, never> {
  const article = articleOf(context, input.articleId)
  const used = useOf.one(context.db, { ...whereUsed(context, input), article: article.row })
  if (used === null) return {}
  const last_seq = record(context, input.articleId, 'article.unused', input)
  removeUse(context.db, { row: used.row, deleted_at: context.now, last_seq })
  count(context, article.row, used.need, -1)
  return {}
}

function count(context: CommandContext, article: number, need: string | null, by: number): void {
  countUse(context.db, { row: article, by, at: by > 0 ? context.now : 0 })
  if (need !== null) countNeed(context.db, { need, article, by })
}

function record(context: CommandContext, id: ArticleId, type: string, { number, contactId, ticketId }: Used): number {
  context.announce('article', id)
  if (contactId !== null) context.announce('contact', contactId)
  if (ticketId !== null) context.announce('ticket', ticketId)
  return context.record({ entity: 'article', id, type, body: { number, ...(contactId === null ? {} : { contactId }), ...(ticketId === null ? {} : { ticketId }) } })
}

function whereUsed(context: Context, { contactId, ticketId }: Pick<Used, 'contactId' | 'ticketId'>): { readonly contact: number; readonly problem: number; readonly need: string | null } {
  if (ticketId !== null) return problemOf(context, ticketId)
  if (contactId === null) throw new AppError('invalid_input', { path: 'contactId', reason: 'missing' })
  const { contact, problem, facts } = standing(context, contactId)
  return { contact, problem, need: facts.need ?? null }
}

/** What helped with a ticket, in the version that was read (KB-2). */
export function ofTicket(context: Context, { ticketId }: { ticketId: TicketId }) {
  return usedWith.all(context.db, problemOf(context, ticketId)).map((row) => ({
    articleId: blobToUuid(row.article_id), number: row.number, title: textFor(contentOf(row), context.language).title, usedAt: row.used_at as Instant, by: nameOf(context, row.person), published: row.published,
  }))
}
