import type { Facts, Need, Playbook } from '../../../shared/playbook.ts'
import { fitsKind, sceneFits, sceneTrail, scenesBelow, suggestGrade } from '../../../shared/playbookRules.ts'
import { day, hour, type Instant, instant, minute, second } from '../../../shared/time.ts'
import type { Chance } from './chance.rules.ts'
import { openADay, openingTimeBefore } from './hours.rules.ts'

/** What one invented conversation is about and how it goes on, before anything of it is written. */
export interface PlannedTicket {
  readonly arrivedAt: Instant
  readonly firstWordsAt: Instant
  readonly openedAt: Instant
  readonly channel: string
  readonly live: boolean
  readonly type: string
  readonly class: string
  readonly scene: string
  /** null: the customer wants something that is on no list */
  readonly need: string | null
  readonly outcome: string
  readonly department: string | null
  readonly resolved: boolean
  readonly severity: { readonly id: string; readonly rule: string }
  readonly priority: { readonly id: string; readonly rule: string }
  readonly facts: Facts
}

const days = 30

/** Above 1: the last days are busier than the first, so that much is still open. */
const growth = 1.8

/** When the `at`-th of `of` contacts of the month arrives: in their order, within opening hours, the last ones just now. */
export function arrivalOf(chance: Chance, at: number, of: number, now: Instant): Instant {
  const left = (of - at - chance.share()) / of
  return openingTimeBefore(now, Math.floor(left ** growth * days * openADay))
}

export function planTicket(chance: Chance, playbook: Playbook, tier: string, arrivedAt: Instant, now: Instant): PlannedTicket {
  const notAfter = (at: number) => instant(Math.min(at, now))
  const channel = chance.early(playbook.channels)
  const firstWordsAt = notAfter(arrivedAt + (channel.arrivesEarlier ? chance.between(4 * minute, 3 * hour) : chance.between(2 * second, chance.share() < 0.06 ? 90 * second : 13 * second)))
  const fits = (scene: string) => sceneFits(playbook, scene, channel.kind)
  const need = chance.early(playbook.needs.filter(({ scenes }) => scenes.some(fits)))
  const scene = leafOf(playbook, chance, chance.early(need.scenes.filter(fits)), fits)
  const listed = chance.share() < 0.96
  const bare: Facts = {
    channel: channel.id,
    type: chance.early(playbook.types.filter((type) => fitsKind(type, channel.kind))).id,
    class: chance.early(playbook.classes).id,
    scene: sceneTrail(playbook, scene).map(({ id }) => id),
    tier,
    ...(listed ? { need: need.id, ...fromNeed(need) } : {}),
  }
  const severity = suggestGrade(playbook, 'severity', bare)
  const priority = suggestGrade(playbook, 'priority', { ...bare, severity: severity.id })
  const usual = playbook.outcomes.find(({ id }) => id === need.outcome)
  const outcome = usual !== undefined && chance.share() < 0.5 ? usual : chance.any(playbook.outcomes)
  const department = outcome.effect === 'transfer' ? (need.department ?? chance.any(playbook.departments).id) : null
  return {
    arrivedAt,
    firstWordsAt,
    openedAt: notAfter(firstWordsAt + chance.between(90 * second, 9 * minute)),
    channel: channel.id,
    live: channel.live,
    type: bare.type ?? '',
    class: bare.class ?? '',
    scene,
    need: listed ? need.id : null,
    outcome: outcome.id,
    department,
    resolved: outcome.effect === 'resolve',
    severity: { id: severity.id, rule: severity.rule },
    priority: { id: priority.id, rule: priority.rule },
    facts: { ...bare, severity: severity.id, priority: priority.id, outcome: outcome.id },
  }
}

/** Most are solved within their promise, some late, a few stay long; those whose time has not come yet are open. */
export function resolutionOf(chance: Chance, openedAt: Instant, dueAt: Instant | null): number {
  const promise = Math.max((dueAt ?? openedAt + day) - openedAt, 10 * minute)
  const draw = chance.share()
  const used = draw < 0.8 ? 0.15 + 0.8 * chance.share() : draw < 0.93 ? 1 + chance.share() : 3 + 6 * chance.share()
  return openedAt + Math.round(promise * used)
}

export interface Asked {
  readonly askedAt: number
  /** may be after now: it waits yet */
  readonly answeredAt: number
}

/** Most are passed on within the hour (CK-11) and answered within the promise (CK-12), some late; a few of the last days wait for long. */
export function askedOf(chance: Chance, openedAt: Instant, now: Instant): Asked {
  const askedAt = openedAt + (chance.share() < 0.75 ? chance.between(3 * minute, 50 * minute) : chance.between(75 * minute, 6 * hour))
  const draw = chance.share()
  const waits = draw < 0.6 ? chance.between(40 * minute, 3 * hour) : draw < 0.85 || askedAt < now - 4 * day ? chance.between(5 * hour, 30 * hour) : 6 * day
  return { askedAt, answeredAt: askedAt + waits }
}

/** What a need usually is, as far as the playbook says. */
function fromNeed({ impact, urgency, department }: Need): Pick<Facts, 'impact' | 'urgency' | 'owner'> {
  return { ...(impact === undefined ? {} : { impact }), ...(urgency === undefined ? {} : { urgency }), ...(department === undefined ? {} : { owner: department }) }
}

function leafOf(playbook: Playbook, chance: Chance, scene: string, fits: (scene: string) => boolean): string {
  const below = scenesBelow(playbook, scene).filter(({ id }) => fits(id))
  return below.length === 0 ? scene : leafOf(playbook, chance, chance.any(below).id, fits)
}
