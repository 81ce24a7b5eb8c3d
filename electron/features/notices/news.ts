import { type ClockAlarms, mostNews, type NoticeNews } from '../../../shared/contract/clocks.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { alarmsFrom } from '../clocks/clocks.ts'
import { actorOf, type Context } from '../context.ts'
import { nameOf, nameOfId } from '../people/people.ts'
import { alarms as alarmsOfTickets } from '../tickets/tickets.ts'
import { begunIn, type BegunNotice } from './notices.store.ts'

/** All that this person has to be told of (CK-24): clocks, what others did to their tickets, and the notices that began and that they have not acknowledged (EX-2). */
export function alarms(context: Context, input: { readonly after: number | null }): ClockAlarms {
  const told = alarmsOfTickets(context, input)
  const from = alarmsFrom(input.after, told.upTo)
  if (from === null) return told
  const begun = begunIn.all(context.db, { person: actorOf(context).row, after: from, upTo: told.upTo, now: context.now }).map((row) => newsIn(context, row))
  const news = [...told.news, ...begun].sort((a, b) => b.seq - a.seq).slice(0, mostNews)
  return { ...told, latest: Math.max(told.latest, news[0]?.seq ?? 0), count: told.count + begun.length, news }
}

function newsIn(context: Context, { seq, instant, writer, author, notice_id, title }: BegunNotice): NoticeNews {
  return { kind: 'notice', seq, at: instant as Instant, by: writer === null ? nameOf(context, author) : nameOfId(context, blobToUuid(writer)), text: title, noticeId: blobToUuid(notice_id) }
}
