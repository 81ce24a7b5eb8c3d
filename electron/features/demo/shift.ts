import words from '../../../resources/demo/shift.json' with { type: 'json' }
import type { ArticleContent } from '../../../shared/knowledge/article.ts'
import { day, hour, minute, shift } from '../../../shared/time.ts'
import type { WriteDb } from '../../db/connection.ts'
import type { Actor, CommandContext } from '../context.ts'
import { answer, decide, learning, propose, publish as publishArticle, save } from '../knowledge/knowledge.ts'
import { acknowledge, end, note, publish } from '../notices/notices.ts'
import { setSkills, skills } from '../tickets/tickets.ts'
import { commandAt, type Month } from './month.ts'
import { leaveTickets } from './shiftTickets.ts'

/** The last hours of an invented month: what a team has on its hands just now, so that no screen of the demonstration is empty. */
export function leaveShift(db: WriteDb, month: Month): void {
  const by = (actor: Actor, before: number) => commandAt(db, month, shift(month.now, -before), actor)
  const [supervisor, agents] = [month.people.find(({ role }) => role === 'supervisor'), month.people.filter(({ role }) => role === 'agent')]
  if (supervisor === undefined) return
  leaveNotices(by, supervisor, agents)
  leaveLessons(by, supervisor, agents, month)
  leaveTickets(db, month, supervisor)
  leaveSkills(by(supervisor, 2 * minute), month)
}

/** A command of somebody's, so many milliseconds before now. */
type By = (actor: Actor, before: number) => CommandContext

const everything = { channels: [], scenes: [], needs: [], products: [] }

function leaveNotices(by: By, supervisor: Actor, agents: readonly Actor[]): void {
  const { recall, outage, policy } = words
  const broken = publish(by(supervisor, 30 * hour), { kind: 'outage', importance: 'emergency', title: outage.title, text: outage.text, words: { 'zh-CN': outage.words }, scope: everything, fromAt: null, untilAt: null })
  for (const agent of agents) acknowledge(by(agent, 30 * hour - 4 * minute), broken)
  end(by(supervisor, 29 * hour), { ...broken, report: outage.report })
  const recalled = publish(by(supervisor, 3 * hour), {
    kind: 'recall', importance: 'emergency', title: recall.title, text: recall.text, words: { 'zh-CN': recall.words }, scope: { ...everything, products: recall.products }, fromAt: null, untilAt: null,
  })
  agents.slice(0, -1).forEach((agent, at) => acknowledge(by(agent, 3 * hour - (at + 1) * 2 * minute), recalled))
  recall.log.forEach((text, at) => note(by(supervisor, 2 * hour - at * 30 * minute), { ...recalled, text }))
  publish(by(supervisor, 5 * hour), { kind: 'policy', importance: 'usual', title: policy.title, text: policy.text, words: {}, scope: everything, fromAt: null, untilAt: null })
}

/** Who knows what well: everybody something, one with room for a few more, one whose hands are full. */
function leaveSkills(context: CommandContext, { published: { playbook } }: Month): void {
  const known = new Set([...playbook.scenes, ...playbook.classes].map(({ id }) => id))
  const limits = [(open: number) => open + 3, () => null, (open: number) => Math.max(1, open)]
  let agents = 0
  for (const { personId, version, role, open } of skills(context)) {
    if (role !== 'agent' && role !== 'technical') continue
    const wanted = role === 'technical' ? words.technical : (words.skills[agents % words.skills.length] ?? [])
    setSkills(context, { personId, version, skills: wanted.filter((id) => known.has(id)), limit: role === 'technical' ? null : (limits[agents % limits.length]?.(open) ?? null) })
    if (role === 'agent') agents += 1
  }
}

/** A changed rule that some have learned, one has not in time, and two proposals from the floor. */
function leaveLessons(by: By, supervisor: Actor, agents: readonly Actor[], { published }: Month): void {
  const { article, quiz, proposals } = words
  const { title, problem, script, steps, risks } = article
  const content: ArticleContent = {
    texts: { 'zh-CN': { title, problem, script, steps, risks } }, scenes: [], needs: published.playbook.needs.slice(0, 1).map(({ id }) => id), tags: [], when: {}, audience: ['agent', 'team-lead'], owner: null, validFrom: null, validTo: null,
    quiz: [
      { kind: 'single', passage: 'steps', words: { 'zh-CN': { question: quiz.question, options: quiz.options } }, right: [1] },
      { kind: 'order', passage: 'steps', words: { 'zh-CN': { question: quiz.order, options: quiz.ordered } }, right: [0, 1, 2] },
    ],
  }
  const before = day + 2 * hour
  const draft = save(by(supervisor, before + hour), { articleId: null, version: null, content, reason: article.reason })
  publishArticle(by(supervisor, before), { ...draft, learn: true, reason: article.reason })
  agents.slice(0, -2).forEach((agent, at) => pass(by(agent, before - (at + 1) * 2 * hour)))
  const proposed = proposals.flatMap((one, at) => agents.slice(at, at + 1).map((agent) => propose(by(agent, (6 - at) * hour), { ticketId: null, articleId: null, ...one })))
  for (const one of proposed.slice(1)) decide(by(supervisor, hour), { ...one, adopted: false, reason: words.declined })
}

function pass(context: CommandContext): void {
  for (const { learningId } of learning(context)) answer(context, { learningId, answers: [[1], [0, 1, 2]] })
}
