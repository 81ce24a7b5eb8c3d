import type { Article, Proposal } from '../../../shared/contract/knowledge.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ArticleId, ProposalId, TicketId } from '../../../shared/ids.ts'
import { type ArticleContent, emptyText, textFor } from '../../../shared/knowledge/article.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { idOf, list as everybody, nameOf } from '../people/people.ts'
import { problemOf } from '../tickets/tickets.ts'
import { articleByRow, versionOf } from './articles.store.ts'
import { articleOf, contentOf, mayRead } from './finding.ts'
import { creditsByPerson, decideProposal, insertProposal, openOrDecided, ownProposals, proposalById, type ProposalRow } from './proposing.store.ts'
import { begin } from './writing.ts'

const mostShown = 200

/** What an agent learned from a case, or would say better in an article (KB-5). */
export function propose(context: CommandContext, input: { ticketId: TicketId | null; articleId: ArticleId | null; title: string; text: string }): Proposal {
  const ticket = input.ticketId === null ? null : problemOf(context, input.ticketId).row
  const article = input.articleId === null ? null : articleOf(context, input.articleId).row
  const proposalId = context.newId()
  const last_seq = context.record({ entity: 'proposal', id: proposalId, type: 'proposal.made', body: { ...input } })
  insertProposal(context.db, { proposal_id: uuidToBlob(proposalId), state: 'open', person: actorOf(context).row, proposed_at: context.now, ticket, article, title: input.title.trim(), text: input.text.trim(), last_seq })
  context.announce('proposal', proposalId)
  return viewOf(context, proposalOf(context, proposalId))
}

export function proposals(context: Context, { state, mine }: { state: Proposal['state']; mine: boolean }): Proposal[] {
  const rows = mine ? ownProposals.all(context.db, { person: actorOf(context).row, state, most: mostShown }) : openOrDecided.all(context.db, { state, most: mostShown })
  return rows.map((row) => viewOf(context, row))
}

/** Adopted: the article that it is about is to be improved, or a draft is begun with what was proposed. Declined with a reason. */
export function decide(context: CommandContext, input: { proposalId: ProposalId; version: number; adopted: boolean; reason: string }): Proposal {
  const row = proposalOf(context, input.proposalId)
  if (row.version !== input.version) throw new AppError('conflict', { what: 'proposal', version: row.version })
  if (row.state !== 'open') throw new AppError('not_possible', {}, 'decided')
  const became = input.adopted ? (row.article ?? begin(context, draftOf(context, row), row.title).row) : null
  const state = input.adopted ? 'adopted' : 'declined'
  const last_seq = context.record({ entity: 'proposal', id: input.proposalId, type: `proposal.${state}`, body: { why: input.reason } })
  decideProposal(context.db, { row: row.row, state, became, decided_by: actorOf(context).row, decided_at: context.now, reason: input.reason, last_seq })
  context.announce('proposal', input.proposalId)
  return viewOf(context, proposalOf(context, input.proposalId))
}

function draftOf(context: Context, { title, text, ticket_need }: ProposalRow): ArticleContent {
  const needs = ticket_need === null ? [] : [ticket_need]
  return { texts: { [context.language]: { ...emptyText, title, problem: text } }, scenes: [], needs, tags: [], when: {}, audience: ['agent', 'team-lead'], owner: null, validFrom: null, validTo: null, quiz: [] }
}

/** Who proposed, and what came of it. */
export function credits(context: Context) {
  const counts = new Map(creditsByPerson.all(context.db, {}).map((row) => [idOf(context, row.person), row]))
  return everybody(context).flatMap(({ personId, name, team }) => {
    const count = counts.get(personId)
    return count === undefined ? [] : [{ personId, name, team, proposed: count.proposed, adopted: count.adopted }]
  }).sort((a, b) => b.adopted - a.adopted || b.proposed - a.proposed)
}

function proposalOf(context: Context, proposalId: ProposalId): ProposalRow {
  const row = proposalById.one(context.db, { proposal_id: uuidToBlob(proposalId) })
  if (row === null) throw new AppError('not_found', { what: 'proposal' })
  return row
}

function viewOf(context: Context, row: ProposalRow): Proposal {
  return {
    proposalId: blobToUuid(row.proposal_id),
    version: row.version,
    state: row.state as Proposal['state'],
    title: row.title,
    text: row.text,
    by: nameOf(context, row.person),
    at: row.proposed_at as Instant,
    ticket: row.ticket_id === null ? null : { ticketId: blobToUuid(row.ticket_id), number: row.ticket_number ?? '' },
    article: row.article === null ? null : articleNamed(context, row.article),
    became: becameOf(context, row),
    decidedBy: row.decided_by === null ? '' : nameOf(context, row.decided_by),
    decidedAt: row.decided_at as Instant | null,
    reason: row.reason,
  }
}

function becameOf(context: Context, { became }: ProposalRow): Proposal['became'] {
  const article = became === null ? null : articleByRow.one(context.db, { row: became })
  if (article === null || !mayRead(context, article)) return null
  const named = articleNamed(context, article.row)
  return named === null ? null : { ...named, state: article.state as Article['state'] }
}

function articleNamed(context: Context, row: number): Proposal['article'] {
  const article = articleByRow.one(context.db, { row })
  const version = article === null ? null : versionOf.one(context.db, { article: row, number: article.published ?? article.writing ?? 1 })
  return article === null || version === null ? null : { articleId: blobToUuid(article.article_id), title: textFor(contentOf(version), context.language).title }
}
