import { importOrders } from '../app/importOrders.ts'
import type { Asked, Outcome } from './command.ts'
import { takeFile } from './files.ts'

/** `fourstep orders import FILE [--encoding E] [--sheet S]` */
export const importOrderFile = (asked: Asked): Promise<Outcome> =>
  takeFile(asked, {
    passes: 2,
    take: importOrders,
    progress: (share, left) => asked.say('cli.orders_progress', { step: share < 0.5 ? 1 : 2, percent: Math.floor(share * 100), left }),
    issue: (say, { line, column, reason, found }) => {
      const what = say(`orderIssue.${reason}`, { found })
      return line === 0 ? what : say('cli.orders_where', { line, column, what })
    },
    facts: ({ orders, counts }) => ({ orders, ...counts }),
  })
