import { type Change, topics, type Topic } from '../../shared/changes.ts'
import { AppError } from '../../shared/errors.ts'
import type { AnyId, ImportId } from '../../shared/ids.ts'
import type { Language } from '../../shared/text.ts'
import type { Frame, Reply } from '../../shared/rpc.ts'
import { type Instant, second, shift } from '../../shared/time.ts'
import type { Folding } from '../db/folding.ts'
import type { Connection, ReadDb, WriteDb } from '../db/connection.ts'
import { appendEvent, lastInstant } from '../db/events.ts'
import { schemaVersion } from '../db/migrations/index.ts'
import type { Actor, CommandContext, Context } from '../features/context.ts'
import { type Crossed, nextAlarmAt, sweep } from '../features/clocks/clocks.ts'
import { isToLookThrough, lookThroughSome, nextLookAt } from '../features/escalation/escalation.ts'
import { areNamesToIndex, indexSomeNames } from '../features/customers/customers.ts'
import { createDesk, findDesk } from '../features/desk/desk.ts'
import { findActor } from '../features/people/people.ts'
import { endInterruptedVisits } from '../features/intake/intake.ts'
import { indexSome as indexArticles, isShippedNews, isToIndex as areArticlesToIndex, nextLearningDue, type ShippedKnowledge, sweepLearning, takeShipped, undoSome, unfinishedBatch } from '../features/knowledge/knowledge.ts'
import { nextNoticeChange, sweepNotices } from '../features/notices/notices.ts'
import { findInForce, indexTexts, isToIndexTexts, takeShippedPlaybook, wasPublished } from '../features/playbook/playbook.ts'
import { nextPromiseDue, sweepPromises } from '../features/promises/promises.ts'
import { indexSome as indexTickets, isRetargeting, isToIndex as areTicketsToIndex, moveSome, type PlanningAhead, retargetSome } from '../features/tickets/tickets.ts'
import type { OfficePorts } from '../reading/officePorts.ts'
import { ArticleImports } from './articleImports.ts'
import { afterTickets } from './afterTickets.ts'
import type { Backend } from './backend.types.ts'
import { createHandlers, handlerOf } from './handlers.ts'
import { Incoming } from './incoming.ts'
import { mayCall, needsPerson } from './permissions.ts'
import { LogFolding } from './logFolding.ts'
import { pages, Pieces } from './pieces.ts'
import { type Announced, Together } from './together.ts'
import type { PlaybookNotice } from './playbookStatus.ts'
import type { Ports } from './ports.ts'
import { type Call, idOfFrame, readCall } from './router.ts'
import { Scheduler } from './scheduler.ts'
import { TimeWatch } from './timeWatch.ts'

export interface BackendOptions {
  readonly database: Connection
  readonly ports: Ports
  readonly appVersion: string
  readonly dataFolder: string
  /** where files lie that a window sends, while they are looked at; emptied at every start */
  readonly incoming: string
  /** how office files are unpacked */
  readonly office: OfficePorts
  /** takes the log over into the file beside the desk; null: the desk does so itself, in turns */
  readonly folding: Folding | null
  /** plans beside the desk what a re-targeting comes to next; null: the desk plans it all */
  readonly planning: (PlanningAhead & { close(): void }) | null
  /** the playbook file that came with the program: its name and its text */
  readonly shipped: { readonly file: string; readonly source: string }
  /** the articles that came with it */
  readonly knowledge: ShippedKnowledge
}

interface Speech {
  readonly language: Language
  readonly timeZone: string
}

const alarmRetry = 5 * second
/** A piece that is not committed by itself may be short, ms: whoever asks something waits for no commit with it. */
const longestHeld = 25

const program: Speech = { language: 'en', timeZone: 'UTC' }

/** Everything behind the door. Frames are answered one at a time; a command is one transaction, and pushes leave after it. */
export function createBackend({ database, ports, appVersion, dataFolder, incoming, office, folding, planning, shipped, knowledge }: BackendOptions): Backend {
  const { clock, ids, log, notifier } = ports
  const listeners = new Set<(changes: readonly Change[]) => void>()
  const notice: PlaybookNotice = { refused: null }
  const imports = new ArticleImports({
    incoming: new Incoming(incoming), office, clock, log,
    read: (work) => database.read(work),
    transact: (person, work) => transact(program, (db) => findActor(db, person), work),
    tell: (importId) => { announceNow([{ topic: 'import', ids: [importId] }]) },
  })
  const handlers = createHandlers({ version: appVersion, schemaVersion, dataFolder }, notice, () => time.behind, imports)
  const deviceId = database.write((db) => findDesk(db) ?? createDesk(db, { deviceId: ids.uuid(), eventId: ids.uuid(), number: 100 + ids.random(900), now: clock.now() })).deviceId
  const scheduler = new Scheduler(clock, nextAlarm, catchUp)
  const time = new TimeWatch(clock, log, database.read(lastInstant))
  // In the order of their urgency. Rules look at tickets whose clocks stay as they are: what was looked at before would be looked at again.
  const behind: Pieces = new Pieces(clock, () => open && logFolding.isTooLong())
  const logFolding: LogFolding = new LogFolding(database, clock, behind, folding, (error) => { log.error('fold.failed', error) })
  const retargeting = behind.add(retarget, (error) => { log.error('retarget.failed', error) })
  const looking = behind.add(lookThrough, (error) => { log.error('escalation.failed', error) })
  const indexing = behind.add(index, (error) => { log.error('index.failed', error) })
  const together = new Together(clock)
  /** what fell due by being re-targeted */
  const fallenDue: Crossed[] = []
  let open = true

  /** One transaction with its history and what is to be announced; nothing of it leaves unless it commits. */
  function transact<Result>(speech: Speech, actorOf: (db: ReadDb) => Actor | null, work: (context: CommandContext) => Result, tell = tellAlarms): Result {
    const announced = new Map<Topic, Announced>()
    const now = clock.now()
    if (time.look()) announced.set('desk', new Set([deviceId]))
    const { result, crossed, alarm, isToLook } = database.write((db) => {
      const context = commandContext(db, now, actorOf(db), speech, announced)
      // What time has already decided comes first, so that no command can outrun a breach (CK-22).
      const byItself = { ...context, actor: null, record: (event, at) => recordAs(db, null, event, at ?? now) } satisfies CommandContext
      const crossed = sweepAll(byItself)
      const result = work(context)
      afterTickets(byItself, announced)
      return { crossed, result, alarm: nextOf(db), isToLook: isToLookThrough(db) }
    })
    if (isToLook) looking.start()
    afterCommit(announced, alarm)
    tell(crossed)
    return result
  }

  function commandContext(db: WriteDb, now: Instant, actor: Actor | null, speech: Speech, announced: Map<Topic, Announced>): CommandContext {
    return {
      db,
      now,
      actor,
      ...speech,
      newId: () => ids.uuid() as AnyId,
      record: (event, at) => recordAs(db, actor, event, at ?? now),
      announce: (topic, id) => {
        const ids = announced.get(topic) ?? new Set()
        if (ids !== 'all') announced.set(topic, ids.add(id))
      },
      announceAll: (topic) => { announced.set(topic, 'all') },
    }
  }

  function recordAs(db: WriteDb, actor: Actor | null, event: Parameters<typeof appendEvent>[1], instant: Instant): number {
    return appendEvent(db, event, { eventId: ids.uuid(), author: actor?.personId ?? null, device: deviceId, instant })
  }

  function afterCommit(announced: ReadonlyMap<Topic, Announced>, alarm: Instant | null): void {
    scheduler.arm(alarm)
    logFolding.foldIfLong()
    const changes = topics.flatMap((topic) => {
      const ids = announced.get(topic)
      return ids === undefined ? [] : [{ topic, ids: ids === 'all' ? [] : [...ids] }]
    })
    if (changes.length > 0) announceNow(changes)
    if (announced.has('playbook')) told('retarget.failed', goOnRetargeting)
    if (indexed.some((topic) => announced.has(topic))) told('index.failed', () => { indexing.start() })
  }

  function announceNow(changes: readonly Change[]): void {
    for (const listener of listeners) told('push.failed', () => { listener(changes) })
  }

  function tellAlarms(crossed: readonly Crossed[]): void {
    if (crossed.length > 0) told('alarm.failed', () => { notifier.alarms(crossed) })
  }

  /** What is committed stays acknowledged, even if somebody who is told of it fails. */
  function told(failure: string, tell: () => void): void {
    try {
      tell()
    } catch (error) {
      log.error(failure, error)
    }
  }

  /** Where the database cannot be asked, a moment from now: the sweep will find out and say why. */
  function nextAlarm(): Instant | null {
    if (!open) return null
    try {
      return database.read(nextOf)
    } catch (error) {
      log.error('alarm.unknown', error)
      return shift(clock.now(), alarmRetry)
    }
  }

  function catchUp(): void {
    try {
      transact(program, () => null, () => null)
    } catch (error) {
      log.error('sweep.failed', error)
    }
  }

  /** Steps that were being worked on when the program was killed or closed. If it cannot be written down now they just go on. */
  function endInterrupted(): void {
    try {
      transact(program, () => null, endInterruptedVisits)
    } catch (error) {
      log.error('visits.failed', error)
    }
  }

  /** What was asked for and is not done yet goes on by itself, after a restart too. */
  function goOnRetargeting(): void {
    if (database.read(isRetargeting)) retargeting.start()
  }

  function goOnIndexing(): void {
    if (database.read((db) => indexers.some(({ isNeeded }) => isNeeded(db)))) indexing.start()
  }

  function lookThrough(isTimeUp: () => boolean): boolean {
    if (!open) return false
    return transact(program, () => null, (context) => pages(isTimeUp, () => lookThroughSome(context)))
  }

  function index(): boolean {
    if (!open) return false
    return transact(program, () => null, (context) => {
      const next = indexers.find(({ isNeeded }) => isNeeded(context.db))
      next?.piece(context)
      return next !== undefined
    })
  }

  /**
   * A piece. Clocks that only move, as long as none is overdue by it, go into a transaction that is held over several pieces, and its
   * commit is a piece of its own. What is overdue is recorded with the piece and told once, when all is done.
   */
  function retarget(isTimeUp: () => boolean): boolean {
    if (!open) return false
    if (together.isFull) {
      together.settle(() => { database.settle() })
      return true
    }
    if (moveOn(isTimeUp)) return true
    const { more, crossed } = transact(program, () => null, (context) => {
      const crossed: Crossed[] = []
      const more = pages(isTimeUp, () => {
        const isMore = retargetSome(context)
        crossed.push(...sweep(context))
        return isMore
      })
      return { more, crossed }
    }, (before) => { fallenDue.push(...before) })
    fallenDue.push(...crossed)
    if (more) return true
    database.narrow()
    tellAlarms(fallenDue.splice(0))
    return false
  }

  function moveOn(isTimeUp: () => boolean): boolean {
    const [now, begun] = [clock.now(), clock.monotonic()]
    const announced = together.announced
    const isUp = () => isTimeUp() || clock.monotonic() - begun >= longestHeld
    return database.hold((db) => {
      const context = commandContext(db, now, null, program, announced)
      const isOverdue = () => { const alarm = nextOf(db); return alarm !== null && alarm <= now }
      let moved = 0
      pages(isUp, () => {
        const isMoved = !isOverdue() && moveSome(context, planning)
        if (isMoved) moved += 1
        return isMoved
      })
      if (moved === 0) return false
      afterTickets(context, announced)
      together.add()
      return true
    }, {
      settled: () => {
        const moved = together.end()
        if (!open) return
        // What is overdue by it is found by the next piece.
        const alarm = nextAlarm()
        afterCommit(moved, alarm !== null && alarm <= clock.now() ? null : alarm)
        if (database.read(isToLookThrough)) looking.start()
      },
      lost: (error) => {
        together.end()
        if (error !== null) log.error('retarget.failed', error)
      },
    })
  }

  function carryOut({ frame, name, kind, input }: Call): unknown {
    const handler = handlerOf(handlers, name)
    if (handler === null) throw new AppError('unknown_procedure', { procedure: name })
    const permitted = (db: ReadDb) => {
      const actor = frame.as === null ? null : findActor(db, frame.as)
      if (actor === null && needsPerson(name)) throw new AppError('nobody_sits_here')
      if (!mayCall(actor?.role ?? null, name)) throw new AppError('not_permitted', { procedure: name })
      return actor
    }
    const speech = speechOf(frame)
    if (kind === 'command') return transact(speech, permitted, (context) => handler(context, input))
    return database.read((db) => handler({ db, now: clock.now(), actor: permitted(db), ...speech } satisfies Context, input))
  }

  function handle(raw: unknown): Reply {
    let id = 0
    try {
      id = idOfFrame(raw)
      if (!open) throw new AppError('connection_lost')
      return { id, ok: true, value: carryOut(readCall(raw)) }
    } catch (error) {
      return { id, ok: false, error: refusalOf(error).toWire() }
    }
  }

  function refusalOf(error: unknown): AppError {
    const refusal = error instanceof AppError ? error : new AppError('internal')
    if (refusal.code === 'internal' || refusal.code.startsWith('storage')) log.error('command.failed', refusal.cause ?? error)
    return refusal
  }

  /** A file of articles that was not whole when the program ended is taken back before anybody is answered. */
  function undoUnfinished(): void {
    const importId: ImportId | null = database.read(unfinishedBatch)
    if (importId === null) return
    for (let more = true; more;) more = transact(program, () => null, (context) => undoSome(context, importId))
    log.warn('import.takenBack')
    undoUnfinished()
  }

  /** The playbook that came with the program, beside what a supervisor published; where that cannot be, the last good one stays. */
  function takePlaybookOfProgram(): void {
    if (database.read((db) => wasPublished(db, shipped.source))) return
    const refused = transact(program, () => null, (context) => takeShippedPlaybook(context, shipped))
    if (refused === null) return
    notice.refused = { file: shipped.file, at: clock.now(), ...refused }
    log.warn('playbook.refused', { file: shipped.file, issues: refused.issues.length })
  }

  /** Articles are worth no refused start: what is there stays, and the log says why. */
  function takeShippedKnowledge(): void {
    try {
      if (database.read((db) => findInForce(db) !== null && isShippedNews(db, knowledge))) transact(program, () => null, (context) => { takeShipped(context, knowledge, deviceId) })
    } catch (error) {
      log.error('knowledge.refused', error)
    }
  }

  takePlaybookOfProgram()
  takeShippedKnowledge()
  catchUp()
  imports.close()
  undoUnfinished()
  endInterrupted()
  told('retarget.failed', goOnRetargeting)
  told('index.failed', goOnIndexing)

  return {
    handle,
    onPush: (listener) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    wake: catchUp,
    close: () => {
      if (!open) return
      open = false
      scheduler.stop()
      behind.stop()
      imports.close()
      listeners.clear()
      logFolding.close()
      planning?.close()
      database.close()
    },
  }
}

/** What tells the search of what changed, each a piece at a time, after the command is answered. */
const indexers: readonly { readonly isNeeded: (db: ReadDb) => boolean; readonly piece: (context: CommandContext) => void }[] = [
  { isNeeded: areArticlesToIndex, piece: indexArticles },
  { isNeeded: areNamesToIndex, piece: indexSomeNames },
  { isNeeded: areTicketsToIndex, piece: indexTickets },
  { isNeeded: isToIndexTexts, piece: indexTexts },
]
const indexed: readonly Topic[] = ['article', 'playbook', 'ticket']

function sweepAll(context: CommandContext): Crossed[] {
  sweepPromises(context)
  sweepNotices(context)
  return [...sweep(context), ...sweepLearning(context)]
}

/** When time decides something next. */
function nextOf(db: ReadDb): Instant | null {
  const instants = [nextAlarmAt(db), nextLearningDue(db), nextPromiseDue(db), nextNoticeChange(db), nextLookAt(db)].filter((at) => at !== null)
  return instants.length === 0 ? null : (Math.min(...instants) as Instant)
}

const speechOf = (frame: Frame): Speech => ({ language: frame.language, timeZone: frame.timeZone })
