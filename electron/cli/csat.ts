import { importRatings } from '../app/importRatings.ts'
import type { Asked, Outcome } from './command.ts'
import { takeFile } from './files.ts'

/** `fourstep csat import FILE [--encoding E] [--sheet S]`: what customers gave in a form. */
export const importRatingFile = (asked: Asked): Promise<Outcome> =>
  takeFile(asked, {
    passes: 1,
    take: importRatings,
    progress: (share, left) => asked.say('cli.csat_progress', { percent: Math.floor(share * 100), left }),
    issue: (say, { line, column, reason, found }) => {
      const what = say(`ratingIssue.${reason}`, { found })
      if (line === 0) return what
      return column === 0 ? say('cli.csat_where', { line, what }) : say('cli.orders_where', { line, column, what })
    },
    facts: ({ counts, unused }) => ({ ratings: counts.added + counts.changed + counts.same, ...counts, ...(unused.length === 0 ? {} : { unused }) }),
  })
