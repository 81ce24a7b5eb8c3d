import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type NoticeRow = {
  readonly row: number
  readonly notice_id: Uint8Array
  readonly kind: string
  readonly importance: string
  readonly title: string
  readonly text: string
  /** JSON by language */
  readonly words: string
  /** JSON */
  readonly scope: string
  readonly author: number
  readonly published_at: number
  readonly from_at: number
  readonly until_at: number | null
  readonly ended_at: number | null
  /** JSON */
  readonly report: string | null
  /** when time begins or ends it */
  readonly next_at: number | null
  readonly version: number
}

const fixed = ['notice_id', 'author', 'published_at'] as const
const changing = ['kind', 'importance', 'title', 'text', 'words', 'scope', 'from_at', 'until_at', 'ended_at', 'report', 'next_at'] as const
export type ChangingNotice = Pick<NoticeRow, (typeof changing)[number]>
export const insertNotice = writing<Pick<NoticeRow, (typeof fixed)[number]> & ChangingNotice & { last_seq: number }>(insertInto('notice', [...fixed, ...changing, 'last_seq']))
export const updateNotice = writing<ChangingNotice & { row: number; last_seq: number }>(updateByRow('notice', changing))

export const noticeById = reading<{ notice_id: Uint8Array }, NoticeRow>('SELECT * FROM notice WHERE notice_id = @notice_id')
/** Not ended by anybody; time may have ended it. */
export const notEnded = reading<{ most: number }, NoticeRow>('SELECT * FROM notice WHERE ended_at IS NULL ORDER BY from_at DESC LIMIT @most')
export const latestNotices = reading<{ most: number }, NoticeRow>('SELECT * FROM notice ORDER BY row DESC LIMIT @most')
export const firstChange = reading<Record<string, never>, { at: number | null }>('SELECT min(next_at) AS at FROM notice WHERE next_at IS NOT NULL')
export const changed = reading<{ now: number }, NoticeRow>('SELECT * FROM notice WHERE next_at <= @now ORDER BY next_at')

export type BegunNotice = { readonly seq: number; readonly instant: number; /** null where time began it */ readonly writer: Uint8Array | null; readonly author: number; readonly notice_id: Uint8Array; readonly title: string }
/** Notices that stand, that began in these events or are to be read again, and that a person has not acknowledged; each with the latest of those events. */
export const begunIn = reading<{ person: number; after: number; upTo: number; now: number }, BegunNotice>(`
  SELECT max(event.seq) AS seq, event.instant, event.author AS writer, notice.author, notice.notice_id, notice.title
  FROM event CROSS JOIN notice ON notice.notice_id = event.entity_id
  WHERE event.seq > @after AND event.seq <= @upTo AND (event.type IN ('notice.published', 'notice.began', 'notice.reopened') OR (event.type = 'notice.rewritten' AND event.body ->> '$.again' = 1))
    AND notice.from_at <= @now AND notice.ended_at IS NULL AND (notice.until_at IS NULL OR notice.until_at > @now)
    AND NOT EXISTS (SELECT 1 FROM notice_acknowledgement AS given WHERE given.notice = notice.row AND given.person = @person)
  GROUP BY notice.row`)

export const insertAcknowledgement = writing<{ notice: number; person: number; at: number; last_seq: number }>(insertInto('notice_acknowledgement', ['notice', 'person', 'at', 'last_seq']))
/** All but one person read it again. */
export const forgetAcknowledgements = writing<{ notice: number; person: number }>('DELETE FROM notice_acknowledgement WHERE notice = @notice AND person <> @person')
export const acknowledgedBy = reading<{ notice: number; person: number }, { at: number }>('SELECT at FROM notice_acknowledgement WHERE notice = @notice AND person = @person')
export const acknowledgements = reading<{ notice: number }, { person: number; at: number }>('SELECT person, at FROM notice_acknowledgement WHERE notice = @notice')

export const insertEntry = writing<{ notice: number; at: number; author: number; text: string; last_seq: number }>(insertInto('notice_entry', ['notice', 'at', 'author', 'text', 'last_seq']))
export const entriesOf = reading<{ notice: number }, { at: number; author: number; text: string }>('SELECT at, author, text FROM notice_entry WHERE notice = @notice ORDER BY at, row')

export type LatestContact = { readonly row: number; readonly channel: string; readonly playbook: number; readonly arrived_at: number; readonly draft: string }
/** The latest contacts, with no index but the order in which they were made. */
export const latestContacts = reading<{ most: number }, LatestContact>('SELECT row, channel, playbook, arrived_at, draft FROM contact ORDER BY row DESC LIMIT @most')
export type TicketFound = { readonly contact: number; readonly scene: string | null; readonly need: string | null; readonly free_need: string; readonly answers: string }
export const ticketsOfContacts = reading<{ contacts: string }, TicketFound>('SELECT contact, scene, need, free_need, answers FROM ticket WHERE contact IN (SELECT value FROM json_each(@contacts)) AND deleted_at IS NULL')
