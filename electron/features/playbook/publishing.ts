import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/errors.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import { playbookSchema } from '../../../shared/playbook.ts'
import { issueAt, type PlaybookIssue } from '../../../shared/playbookFindings.ts'
import { readPlaybook } from '../../../shared/playbookIssues.ts'
import { sceneTrail } from '../../../shared/playbookRules.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext } from '../context.ts'
import { bodyOf, byChecksum, byId, byRow, cameWithProgram, every, inForce, insertPlaybook, newestOf, origin, type PlaybookRow, publishedAt, putInForce, retireOthers, shippedLike } from './playbook.store.ts'
import { scriptIssues } from './script.ts'
import type { Brought } from './shipping.rules.ts'

/** A published playbook with the key by which contacts, tickets and clocks keep the one they began with. */
export interface Published {
  readonly row: number
  readonly playbook: Playbook
}

/** Where a playbook comes from. */
export interface Origin {
  /** the program's playbook whose parts it has but for calendars, clocks and campaigns: itself where it came with the program; null: somebody's own */
  readonly shipped: number | null
  /** what came in when it was put together with a later program's; null where it was not */
  readonly brought: Brought | null
  /** number of a later one of the program's that lies ready beside somebody's own */
  readonly laidReady: number | null
}

type Reading = { readonly ok: true; readonly playbook: Playbook } | { readonly ok: false; readonly issues: readonly PlaybookIssue[] }

/** Reads a playbook file whole: JSON, shape, references and scripts. One that is kept under its checksum was found sound before. */
export function readSource(source: string): Reading {
  const checksum = checksumOf(source)
  const known = kept.get(checksum)
  if (known !== undefined) return { ok: true, playbook: known }
  const reading = readAnew(source)
  if (reading.ok) keep(checksum, reading.playbook)
  return reading
}

function readAnew(source: string): Reading {
  let json: unknown
  try {
    json = JSON.parse(source)
  } catch (error) {
    return { ok: false, issues: [issueAt('', 'noJson', { found: error instanceof Error ? error.message : String(error) })] }
  }
  const reading = readPlaybook(json)
  if (!reading.ok) return reading
  const issues = scriptIssues(reading.playbook)
  return issues.length === 0 ? reading : { ok: false, issues }
}

/** The text of a playbook with other calendars, clocks and campaigns, as the next version. */
export function sourceWith(playbook: Playbook, version: number, { calendars, clocks, campaigns }: Pick<Playbook, 'calendars' | 'clocks' | 'campaigns'>): string {
  return JSON.stringify({ ...playbook, calendars, clocks, campaigns, version })
}

export function findInForce(db: ReadDb): Published | null {
  const row = inForce.one(db, {})
  return row === null ? null : published(db, row)
}

/** @throws AppError no_playbook */
export function playbookInForce(db: ReadDb): Published {
  const found = findInForce(db)
  if (found === null) throw new AppError('no_playbook')
  return found
}

/** The id that a playbook's events and pushes carry. */
export function idOfPlaybook(db: ReadDb, row: number): string {
  const found = byRow.one(db, { row })
  if (found === null) throw new AppError('internal', { missing: 'playbook' })
  return blobToUuid(found.playbook_id)
}

/** The row on this desk of a playbook that an event names. */
export function rowOfPlaybook(db: ReadDb, id: string): number {
  const found = byId.one(db, { playbook_id: uuidToBlob(id) })
  if (found === null) throw new AppError('internal', { missing: 'playbook' })
  return found.row
}

/** When a playbook was put in force for the first time. */
export function publishedAtOf(db: ReadDb, row: number): Instant {
  const found = publishedAt.one(db, { row })
  if (found === null) throw new AppError('internal', { missing: 'playbook' })
  return found.published_at as Instant
}

/** The highest version of a playbook that this desk has had; 0 for one that it has not. */
export const newestVersion = (db: ReadDb, name: string): number => newestOf.one(db, { name })?.number ?? 0

/** The playbook that a contact or ticket began with, whatever has been published since. */
export function playbookOf(db: ReadDb, row: number): Published {
  const found = byRow.one(db, { row })
  if (found === null) throw new AppError('internal', { missing: 'playbook' })
  return published(db, found)
}

/** These scenes and all below them, in any playbook that was ever in force here: tickets keep the one they began with. */
export function scenesWithin(db: ReadDb, ids: readonly string[]): string[] {
  const within = new Set(ids)
  for (const row of every.all(db, {})) {
    const { playbook } = published(db, row)
    for (const scene of playbook.scenes) if (sceneTrail(playbook, scene.id).some(({ id }) => ids.includes(id))) within.add(scene.id)
  }
  return [...within]
}

/**
 * Puts a playbook in force; what is already open keeps its own. One that was published before is put back in force.
 * @param brought what of it came with a later program, beside what stays
 * @throws AppError playbook_refused with its `issues`; the last good one stays.
 */
export function publish(context: CommandContext, source: string, file: string, brought: Brought | null = null): Published {
  const reading = soundly(source, file)
  const checksum = checksumOf(source)
  const known = byChecksum.one(context.db, { checksum })
  const id = known === null ? context.newId() : blobToUuid(known.playbook_id)
  const { id: name, version: number } = reading.playbook
  const last_seq = context.record({ entity: 'playbook', id, type: 'playbook.published', body: { name, number, file, checksum, ...(brought === null ? {} : { brought }) } })
  retireOthers(context.db, { last_seq })
  if (known === null) insert(context, { id, playbook: reading.playbook, checksum, in_force: 1, brought, last_seq })
  else putInForce(context.db, { row: known.row, last_seq })
  context.announce('playbook', id)
  return playbookInForce(context.db)
}

/** Keeps the program's playbook without putting it in force: what is there then is not read again at every start. */
export function layReady(context: CommandContext, source: string, file: string): void {
  const { playbook } = soundly(source, file)
  const checksum = checksumOf(source)
  const id = context.newId()
  const last_seq = context.record({ entity: 'playbook', id, type: 'playbook.laidReady', body: { name: playbook.id, number: playbook.version, file, checksum } })
  insert(context, { id, playbook, checksum, in_force: 0, brought: null, last_seq })
  context.announce('playbook', id)
}

interface NewPlaybook {
  readonly id: string
  readonly playbook: Playbook
  readonly checksum: string
  readonly in_force: 0 | 1
  readonly brought: Brought | null
  readonly last_seq: number
}

function insert(context: CommandContext, { id, playbook, checksum, in_force, brought, last_seq }: NewPlaybook): void {
  const body = JSON.stringify(playbook)
  const isPrograms = context.actor === null && brought === null
  const shipped = isPrograms ? null : (shippedLike.one(context.db, { name: playbook.id, body })?.row ?? null)
  const { row } = insertPlaybook(context.db, {
    playbook_id: uuidToBlob(id), name: playbook.id, number: playbook.version, checksum, body, published_at: context.now, in_force, shipped, brought: brought === null ? null : JSON.stringify(brought), last_seq,
  })
  if (isPrograms) cameWithProgram(context.db, { row })
}

/** @throws AppError playbook_refused */
function soundly(source: string, file: string): { readonly playbook: Playbook } {
  const reading = readSource(source)
  if (!reading.ok) throw refusal(file, reading.issues)
  return reading
}

/** Whether this very text was published here before, or laid ready; it was read whole then. */
export const wasPublished = (db: ReadDb, source: string): boolean => byChecksum.one(db, { checksum: checksumOf(source) }) !== null

/** Where a playbook comes from. @throws AppError internal for one that there is not */
export function originOf(db: ReadDb, row: number): Origin {
  const found = origin.one(db, { row })
  if (found === null) throw new AppError('internal', { missing: 'playbook' })
  return { shipped: found.shipped, brought: found.brought === null ? null : (JSON.parse(found.brought) as Brought), laidReady: found.laid_ready }
}

export function refusal(file: string, issues: readonly PlaybookIssue[]): AppError {
  return new AppError('playbook_refused', { file, issues: [...issues] })
}

const checksumOf = (source: string) => createHash('sha256').update(source).digest('hex')

// Under a checksum a playbook never changes, and to read a large one takes a good part of the program's start.
const kept = new Map<string, Playbook>()
const mostKept = 20

function keep(checksum: string, playbook: Playbook): void {
  if (kept.size >= mostKept) kept.clear()
  kept.set(checksum, playbook)
}

function published(db: ReadDb, row: PlaybookRow): Published {
  let playbook = kept.get(row.checksum)
  if (playbook === undefined) {
    playbook = playbookSchema.parse(JSON.parse(bodyOf.one(db, { row: row.row })?.body ?? 'null'))
    keep(row.checksum, playbook)
  }
  return { row: row.row, playbook }
}
