import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Facts, Need, Scene, ScriptLine } from '../../shared/playbook.ts'
import { fieldsFor, fitsKind, holds, linesFor, needsFor, sceneFits, scenesBelow, sceneTrail } from '../../shared/playbookRules.ts'
import { languages, type LocalText } from '../../shared/text.ts'
import { retail } from '../helpers/playbooks.ts'

// An agent who is led into a corner without words is alone there: no way through the shipped playbook may end in one.

const leaves = retail.scenes.filter((scene) => scenesBelow(retail, scene.id).length === 0)
const kinds = retail.kinds.map(({ id }) => id)
const tiers = retail.tiers.map(({ id }) => id)
const digits = 9

/** Every surrounding in which a scene can come up. */
function surroundings(scene: string): Facts[] {
  const path = sceneTrail(retail, scene).map(({ id }) => id)
  const fitting = kinds.filter((kind) => sceneFits(retail, scene, kind))
  return fitting.flatMap((kind) => retail.channels.flatMap((channel) => tiers.map((tier) => ({ kind, channel: channel.id, tier, scene: path }))))
}

const typesFor = (kind: string) => retail.types.filter((type) => fitsKind(type, kind)).map(({ id }) => id)
const whole = (text: LocalText) => languages.every((language) => text[language].trim() !== '')
const speaks = (script: readonly ScriptLine[], facts: Facts) => {
  const lines = linesFor(script, facts)
  return lines.length > 0 && lines.every(({ text }) => whole(text))
}
const guided = ({ operation, risks, mistakes }: Pick<Scene, 'operation' | 'risks' | 'mistakes'>) =>
  [operation, risks, mistakes].every((texts) => texts.length > 0 && texts.every(whole))

test('as many needs as the domain asks for, each within reach of a digit', () => {
  expect(retail.needs.length).toBeGreaterThanOrEqual(52)
  for (const leaf of leaves) expect(needsFor(retail, sceneTrail(retail, leaf.id)).length, leaf.id).toBeLessThanOrEqual(digits)
  for (const kind of kinds) {
    expect(typesFor(kind).length, kind).toBeLessThanOrEqual(digits)
    for (const parent of [null, ...retail.scenes.map(({ id }) => id)]) {
      expect(scenesBelow(retail, parent).filter(({ id }) => sceneFits(retail, id, kind)).length, `${parent ?? 'top'} ${kind}`).toBeLessThanOrEqual(digits)
    }
  }
})

test.each(Object.entries(retail.steps))('IN-10: the step %s is guided', (_name, step) => {
  expect(guided(step)).toBe(true)
})

describe.each(leaves.map((leaf) => [leaf.id, leaf] as const))('the scene %s', (id, leaf) => {
  test('IN-12: comes up for some kind of contact', () => {
    expect(surroundings(id).length).toBeGreaterThan(0)
  })

  test('IN-10: has words for every kind, channel and tier, and is guided', () => {
    for (const facts of surroundings(id)) expect(speaks(leaf.script, facts), JSON.stringify(facts)).toBe(true)
    expect(guided(leaf)).toBe(true)
  })

  test('IN-5: confirms something, and a confirmation by field is always on the screen', () => {
    expect(leaf.confirmations.length).toBeGreaterThan(0)
    for (const facts of surroundings(id)) {
      const shown = fieldsFor(leaf.fields, facts).map(({ field }) => field)
      expect(leaf.confirmations.flatMap(({ field }) => field ?? []).filter((field) => !shown.includes(field))).toEqual([])
    }
  })

  test('IN-4: has at least three demands of its own', () => {
    expect(retail.needs.filter(({ scenes }) => scenes.includes(id)).length).toBeGreaterThanOrEqual(3)
  })
})

describe.each(retail.needs.map((need) => [need.id, need] as const))('the need %s', (_id, need: Need) => {
  const places = leaves.filter((leaf) => sceneTrail(retail, leaf.id).some((scene) => need.scenes.includes(scene.id)))

  test('IN-10, IN-12: has words in every scene, for every kind, channel, tier and type', () => {
    expect(places.length).toBeGreaterThan(0)
    for (const place of places) {
      for (const around of surroundings(place.id)) {
        for (const type of typesFor(around.kind ?? '')) expect(speaks(need.script, { ...around, type }), `${JSON.stringify(around)} ${type}`).toBe(true)
      }
    }
  })

  test('KB-1: says what to do, what to mind and what is often done wrong', () => {
    expect(guided(need)).toBe(true)
    expect([need.operation.length >= 2 && need.operation.length <= 5, need.risks.length <= 3, need.mistakes.length <= 2]).toEqual([true, true, true])
  })

  test('IN-2, IN-7: brings its class, impact and urgency', () => {
    expect([need.class, need.impact, need.urgency].filter((usual) => usual === undefined)).toEqual([])
  })

  test('IN-9: ends in an outcome that fits, with a time to solve it by', () => {
    const effect = retail.outcomes.find(({ id }) => id === need.outcome)?.effect
    expect(effect).toBeDefined()
    if (effect !== 'escalate') expect(need.department !== undefined).toBe(effect === 'transfer')
    const scene = sceneTrail(retail, places[0]?.id ?? null).map(({ id }) => id)
    for (const severity of retail.severities) {
      for (const priority of retail.priorities) {
        const facts: Facts = { need: need.id, scene, severity: severity.id, priority: priority.id }
        expect(retail.clocks.some((clock) => clock.metric === 'resolution' && holds(clock.when, facts)), `${severity.id} ${priority.id}`).toBe(true)
      }
    }
  })
})

describe('the ten needs met most often', () => {
  test('are ten, and come up on an ordinary call', () => {
    expect(new Set(retail.frequentNeeds).size).toBe(10)
    for (const id of retail.frequentNeeds) {
      const need = retail.needs.find((each) => each.id === id)
      expect(need?.scenes.some((scene) => sceneFits(retail, scene, 'inbound')), id).toBe(true)
    }
  })

  /**
   * Keys besides the customer's words: Alt+N, channel, Enter on the number and on the name, Enter after the description, type, Enter,
   * the scenes, what they ask for, Enter, the need, Enter, and Enter to save. A choice and a tick take a key; text takes one only
   * when something stands behind it, else the Enter of the step is the one.
   */
  function keysFor(id: string): number {
    const need = retail.needs.find((each) => each.id === id)!
    const trail = sceneTrail(retail, need.scenes[0] ?? null)
    const isText = (field: string) => retail.fields.some(({ id: known, kind }) => known === field && kind !== 'choice')
    const confirming = new Set(trail.flatMap(({ confirmations }) => confirmations.flatMap(({ field }) => field ?? [])))
    const ticks = trail.flatMap(({ confirmations }) => confirmations.filter(({ field }) => field === undefined).map(({ id: tick }) => tick))
    const inScene = [...trail.flatMap(({ fields }) => fields.filter(({ field, required }) => required || confirming.has(field)).map(({ field }) => field)), ...ticks]
    const inNeed = need.fields.filter(({ required }) => required).map(({ field }) => field)
    const keys = (asked: readonly string[]) => asked.filter((each, at) => !isText(each) || at < asked.length - 1).length
    return 7 + trail.length + keys(inScene) + 1 + 1 + keys(inNeed) + 1 + 1
  }

  test.each(retail.frequentNeeds)('%s is saved within 14 keys besides the customer’s words', (id) => {
    expect(keysFor(id)).toBeLessThanOrEqual(14)
  })
})

test('every rule of the intake is cited by the name of some test', () => {
  const here = new URL('../', import.meta.url)
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(test|spec)\.tsx?$/.test(file))
  expect(files.length).toBeGreaterThan(40)
  const names = files.flatMap((file) => [...readFileSync(new URL(file, here), 'utf8').matchAll(/(?:\b(?:test|describe)|\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g)].map((found) => found[2] ?? ''))
  const cited = new Set(names.flatMap((name) => name.match(/\bIN-\d+\b/g) ?? []))
  expect(Array.from({ length: 12 }, (_, at) => at + 1).map((rule) => `IN-${String(rule)}`).filter((rule) => !cited.has(rule))).toEqual([])
})
