import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { Instant } from '../../shared/time.ts'
import { done, isUnwanted, type ThreadData } from '../db/databaseThread.ts'
import type { Connection } from '../db/connection.ts'
import { openForReading } from '../db/open.ts'
import { planPage, type RetargetingJob } from '../features/tickets/tickets.ts'
import type { Planned, PlanningAnswer } from './planning.ts'
import { monotonic } from './systemPorts.ts'

// The program of the thread that `Planning` starts. Each page is planned from what is committed by then, and its connection lasts for what is
// asked at once, so that the desk's own stays the one that closes the file.
const { answers, ...data } = workerData as ThreadData & { readonly answers: MessagePort }
const answer = (page: PlanningAnswer) => { answers.postMessage(page) }

/** @returns after which ticket the next page begins; null where it is not for this thread to plan */
function planFrom(database: Connection, job: RetargetingJob, now: Instant): number | null {
  const page = database.read((db) => planPage({ db, now }, job))
  if (page === null) return null
  answer(page)
  return page.span.last.row
}

parentPort?.on('message', ({ job, now, pages }: Planned) => {
  try {
    const database = openForReading(data.file, monotonic)
    try {
      let after: number | null = job.after
      for (let left = pages; left > 0 && after !== null && !isUnwanted(data); left -= 1) after = planFrom(database, { ...job, after }, now)
    } finally {
      database.close()
    }
  } catch (error) {
    answer({ failed: String(error) })
  }
  done(data)
})
