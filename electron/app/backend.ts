import { type Change, topics, type Topic } from '../../shared/changes.ts'
import { AppError } from '../../shared/errors.ts'
import type { AnyId } from '../../shared/ids.ts'
import type { Language } from '../../shared/text.ts'
import type { Frame, Reply } from '../../shared/rpc.ts'
import { type Instant, second, shift } from '../../shared/time.ts'
import type { Connection, ReadDb, WriteDb } from '../db/connection.ts'
import { appendEvent, lastInstant } from '../db/events.ts'
import { schemaVersion } from '../db/migrations/index.ts'
import type { Actor, CommandContext, Context } from '../features/context.ts'
import { type Crossed, nextAlarmAt, sweep } from '../features/clocks/clocks.ts'
import { isToLookThrough, lookThroughSome, nextLookAt } from '../features/escalation/escalation.ts'
import { createDesk, findDesk } from '../features/desk/desk.ts'
import { findActor } from '../features/people/people.ts'
import { endInterruptedVisits } from '../features/intake/intake.ts'
import { indexSome, isShippedNews, isToIndex, nextLearningDue, type ShippedKnowledge, sweepLearning, takeShipped } from '../features/knowledge/knowledge.ts'
import { findInForce, isNews, publish, readSource, wasPublished } from '../features/playbook/playbook.ts'
import { isRetargeting, retargetSome } from '../features/tickets/tickets.ts'
import { afterTickets } from './afterTickets.ts'
import type { Backend } from './backend.types.ts'
import { createHandlers, handlerOf } from './handlers.ts'
import { mayCall, needsPerson } from './permissions.ts'
import { Pieces } from './pieces.ts'
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

const program: Speech = { language: 'en', timeZone: 'UTC' }

/** Everything behind the door. Frames are answered one at a time; a command is one transaction, and pushes leave after it. */
export function createBackend({ database, ports, appVersion, dataFolder, shipped, knowledge }: BackendOptions): Backend {
  const { clock, ids, log, notifier } = ports
  const listeners = new Set<(changes: readonly Change[]) => void>()
  const notice: PlaybookNotice = { refused: null }
  const handlers = createHandlers({ version: appVersion, schemaVersion, dataFolder }, notice, () => time.behind)
  const deviceId = database.write((db) => findDesk(db) ?? createDesk(db, { deviceId: ids.uuid(), eventId: ids.uuid(), number: 100 + ids.random(900), now: clock.now() })).deviceId
  const scheduler = new Scheduler(clock, nextAlarm, catchUp)
  const time = new TimeWatch(clock, log, database.read(lastInstant))
  const retargeting = new Pieces(clock, retarget, (error) => { log.error('retarget.failed', error) })
  const looking = new Pieces(clock, lookThrough, (error) => { log.error('escalation.failed', error) })
  const indexing = new Pieces(clock, index, (error) => { log.error('index.failed', error) })
  /** what fell due by being re-targeted */
  const fallenDue: Crossed[] = []
  let open = true

  /** One transaction with its history and what is to be announced; nothing of it leaves unless it commits. */
  function transact<Result>(speech: Speech, actorOf: (db: ReadDb) => Actor | null, work: (context: CommandContext) => Result): Result {
    const announced = new Map<Topic, Set<string>>()
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
    afterCommit(announced, crossed, alarm)
    return result
  }

  function commandContext(db: WriteDb, now: Instant, actor: Actor | null, speech: Speech, announced: Map<Topic, Set<string>>): CommandContext {
    return {
      db,
      now,
      actor,
      ...speech,
      newId: () => ids.uuid() as AnyId,
      record: (event, at) => recordAs(db, actor, event, at ?? now),
      announce: (topic, id) => { announced.set(topic, (announced.get(topic) ?? new Set()).add(id)) },
    }
  }

  function recordAs(db: WriteDb, actor: Actor | null, event: Parameters<typeof appendEvent>[1], instant: Instant): number {
    return appendEvent(db, event, { eventId: ids.uuid(), author: actor?.personId ?? null, device: deviceId, instant })
  }

  function afterCommit(announced: ReadonlyMap<Topic, ReadonlySet<string>>, crossed: readonly Crossed[], alarm: Instant | null): void {
    scheduler.arm(alarm)
    const changes = topics.flatMap((topic) => {
      const ids = announced.get(topic)
      return ids === undefined ? [] : [{ topic, ids: [...ids] }]
    })
    if (changes.length > 0) for (const listener of listeners) told('push.failed', () => { listener(changes) })
    tellAlarms(crossed)
    if (announced.has('playbook')) told('retarget.failed', goOnRetargeting)
    if (announced.has('article')) told('index.failed', goOnIndexing)
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
    if (database.read(isToIndex)) indexing.start()
  }

  function lookThrough(): boolean {
    return open && transact(program, () => null, lookThroughSome)
  }

  function index(): boolean {
    return open && transact(program, () => null, indexSome)
  }

  /** A piece. What is overdue by it is recorded with it and told once, when all is done. */
  function retarget(): boolean {
    if (!open) return false
    const { more, crossed } = transact(program, () => null, (context) => ({ more: retargetSome(context), crossed: sweep(context) }))
    fallenDue.push(...crossed)
    if (!more) tellAlarms(fallenDue.splice(0))
    return more
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

  /** The playbook that came with the program, if it is later than every one this desk has had; a bad one leaves the last good one. */
  function takeShippedPlaybook(): void {
    if (database.read((db) => wasPublished(db, shipped.source))) return
    const reading = readSource(shipped.source)
    if (!reading.ok) {
      notice.refused = { file: shipped.file, at: clock.now(), issues: reading.issues }
      log.warn('playbook.refused', { file: shipped.file, issues: reading.issues.length })
      return
    }
    if (database.read((db) => isNews(db, reading.playbook))) transact(program, () => null, (context) => publish(context, shipped.source, shipped.file))
  }

  /** Articles are worth no refused start: what is there stays, and the log says why. */
  function takeShippedKnowledge(): void {
    try {
      if (database.read((db) => findInForce(db) !== null && isShippedNews(db, knowledge))) transact(program, () => null, (context) => { takeShipped(context, knowledge, deviceId) })
    } catch (error) {
      log.error('knowledge.refused', error)
    }
  }

  takeShippedPlaybook()
  takeShippedKnowledge()
  catchUp()
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
      retargeting.stop()
      indexing.stop()
      looking.stop()
      listeners.clear()
      database.close()
    },
  }
}

const sweepAll = (context: CommandContext): Crossed[] => [...sweep(context), ...sweepLearning(context)]

/** When time decides something next. */
function nextOf(db: ReadDb): Instant | null {
  const known = [nextAlarmAt(db), nextLearningDue(db), nextLookAt(db)].filter((at) => at !== null)
  return known.length === 0 ? null : (Math.min(...known) as Instant)
}

const speechOf = (frame: Frame): Speech => ({ language: frame.language, timeZone: frame.timeZone })
