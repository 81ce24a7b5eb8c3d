import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import type { Instant } from '../../shared/time.ts'
import { DatabaseThread } from '../db/databaseThread.ts'
import type { PlannedPage, PlanningAhead, RetargetingJob } from '../features/tickets/tickets.ts'

/** So many of the pages that come next are asked for at once, when fewer than so many lie ready. */
const [atOnce, fewest] = [16, 8]

/** What the thread is asked: the pages that come next in a re-targeting, as many as these. */
export interface Planned {
  readonly job: RetargetingJob
  readonly now: Instant
  readonly pages: number
}

/** What it answers, page by page; why there are none where it could not. */
export type PlanningAnswer = PlannedPage | { readonly failed: string }

/**
 * Plans the pages of a re-targeting in a thread while the desk writes those before them. The desk never waits for one: what is not there
 * when it comes to it, it plans itself.
 */
export class Planning implements PlanningAhead {
  readonly #thread: DatabaseThread
  readonly #answers
  readonly #failed: (error: unknown) => void
  readonly #ready: PlannedPage[] = []
  #isOver = false

  /**
   * @param file the database
   * @param program the file of `planningThread.ts`, built or not
   * @param failed hears once why it plans no more
   */
  constructor(file: string, program: URL | string, failed: (error: unknown) => void) {
    const { port1, port2 } = new MessageChannel()
    this.#answers = port1
    this.#failed = failed
    this.#thread = new DatabaseThread(file, program, { heard: () => undefined, broke: (error) => { this.#giveUp(error) } }, { answers: port2 })
  }

  next(job: RetargetingJob, now: Instant): PlannedPage | null {
    if (this.#isOver) return null
    // Asked before what is there is taken: when it is done, all of it is there.
    const isBusy = this.#thread.isBusy
    this.#take()
    while (this.#ready[0] !== undefined && !follows(this.#ready[0], job)) this.#ready.shift()
    const page = this.#ready.shift() ?? null
    if (!isBusy && this.#ready.length < fewest) {
      const last = this.#ready.at(-1) ?? page
      this.#thread.ask({ job: { ...job, after: last?.span.last.row ?? job.after }, now, pages: atOnce } satisfies Planned)
    }
    return page
  }

  close(): void {
    this.#isOver = true
    this.#thread.close()
    this.#answers.close()
  }

  #take(): void {
    for (let message = receiveMessageOnPort(this.#answers); message !== undefined; message = receiveMessageOnPort(this.#answers)) {
      const answer = message.message as PlanningAnswer
      if ('failed' in answer) this.#giveUp(answer.failed)
      else this.#ready.push(answer)
    }
  }

  #giveUp(error: unknown): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#ready.length = 0
    this.#failed(error)
  }
}

const follows = ({ asked, after }: PlannedPage, job: RetargetingJob) => asked === job.asked_seq && after === job.after
