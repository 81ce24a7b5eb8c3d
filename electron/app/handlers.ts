import type { z } from 'zod'
import { contract, type Contract } from '../../shared/contract/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { AnyProcedure } from '../../shared/rpc.ts'
import type { Customer } from '../../shared/contract/customers.ts'
import type { FoundOrder } from '../../shared/contract/orders.ts'
import type { CommandContext, Context } from '../features/context.ts'
import { maskedNumber, maskedText } from '../../shared/masking.ts'
import * as clocks from '../features/clocks/clocks.ts'
import * as collaboration from '../features/collaboration/collaboration.ts'
import * as customers from '../features/customers/customers.ts'
import * as desk from '../features/desk/desk.ts'
import * as followups from '../features/followups/followups.ts'
import * as escalation from '../features/escalation/escalation.ts'
import * as intake from '../features/intake/intake.ts'
import * as knowledge from '../features/knowledge/knowledge.ts'
import * as notices from '../features/notices/notices.ts'
import * as orders from '../features/orders/orders.ts'
import * as people from '../features/people/people.ts'
import { findInForce, publish, readSource, refusal, wordsOf } from '../features/playbook/playbook.ts'
import * as promises from '../features/promises/promises.ts'
import * as tickets from '../features/tickets/tickets.ts'
import { anything, behind } from './finding.ts'
import type { ArticleImports } from './articleImports.ts'
import { exportPiece } from './exportText.ts'
import { callable } from './permissions.ts'
import { catalogue, type PlaybookNotice, playbookStatus } from './playbookStatus.ts'

type Handler<P extends AnyProcedure> = (context: P['kind'] extends 'command' ? CommandContext : Context, input: z.output<P['input']>) => z.output<P['output']>

/** The contract's twin: an entry there that has no handler here does not compile. */
export type Handlers = { readonly [F in keyof Contract]: { readonly [P in keyof Contract[F]]: Handler<Extract<Contract[F][P], AnyProcedure>> } }

export interface DeskFacts {
  readonly version: string
  readonly schemaVersion: number
  readonly dataFolder: string
}

/** @param notice the playbook file that was refused last, which only the running program remembers */
/** @param imports the file of articles that is looked at or taken just now, which only the running program remembers */
/** @param timeBehind by how much the system time was set back, ms; null when it was not */
export function createHandlers(facts: DeskFacts, notice: PlaybookNotice, timeBehind: () => number | null, imports: ArticleImports): Handlers {
  return {
    desk: {
      status: (context) => {
        const { deviceId, number, lastPerson, settings } = desk.deskHere(context)
        return { deviceId, deskNumber: number, ...facts, now: context.now, lastPerson, settings, playbookReady: findInForce(context.db) !== null, timeBehindMs: timeBehind() }
      },
      setSettings: (context, { settings }) => desk.setSettings(context, settings),
    },
    people: {
      list: people.list,
      me: (context) => {
        const person = people.me(context)
        return { person, may: callable(person.role) }
      },
      join: people.join,
      sit: people.sit,
    },
    playbook: {
      status: (context) => playbookStatus(context, notice),
      catalogue,
      publish: (context, { file, source }) => {
        const reading = readSource(source)
        if (!reading.ok) {
          notice.refused = { file, at: context.now, issues: reading.issues, joining: false }
          throw refusal(file, reading.issues)
        }
        publish(context, source, file)
        notice.refused = null
        return playbookStatus(context, notice)
      },
    },
    customers: {
      search: (context, { text }) => customers.search(context, text).map((found) => shown(context, found)),
      get: (context, { customerId }) => {
        const found = customers.get(context, customerId)
        return { customer: shown(context, found), tickets: tickets.earlier(context, found.row) }
      },
      likely: (context, input) => customers.likely(context, input).map(({ customer, why }) => ({ customer: shown(context, customer), why })),
      create: (context, input) => shown(context, customers.create(context, knownWords(context, input))),
      update: (context, input) => {
        const before = customers.get(context, input.customerId)
        const after = customers.update(context, knownWords(context, input, before.tags))
        tickets.customerChanged(context, before, after)
        return shown(context, after)
      },
      reveal: customers.reveal,
    },
    orders: {
      ofCustomer: (context, { customerId }) => orders.ofCustomer(context, customers.get(context, customerId)),
      search: (context, { text }) => orders.search(context, text).map((found) => foundOrder(context, found)),
      check: orders.check,
      import: orders.importFile,
    },
    intake: {
      open: intake.open,
      view: intake.view,
      find: intake.find,
      start: (context, input) => intake.view(context, { contactId: intake.start(context, input) }),
      write: viewed(intake.write),
      choose: viewed(intake.choose),
      setCustomer: viewed(intake.setCustomer),
      undo: viewed(intake.undo),
      weigh: viewed(intake.weigh),
      setOrder: viewed(intake.setOrder),
      confirm: viewed(intake.confirm),
      say: viewed(intake.say),
      grade: viewed(intake.grade),
      next: viewed(intake.next),
      goTo: viewed(intake.goTo),
      jump: viewed(intake.jump),
      skip: viewed(intake.skip),
      save: intake.save,
      abandon: viewed(intake.abandon),
      resume: viewed(intake.resume),
      colleagues: intake.colleagues,
      park: viewed(intake.park),
      unpark: viewed(intake.unpark),
      hand: viewed(intake.hand),
      takeBack: viewed(intake.takeBack),
      setKind: viewed(intake.setKind),
      another: viewed(intake.another),
    },
    tickets: {
      reveal: tickets.reveal,
      queue: tickets.queue,
      counts: tickets.counts,
      views: tickets.views,
      arrange: tickets.arrange,
      nameView: tickets.nameView,
      changeView: tickets.changeView,
      removeView: tickets.removeView,
      restoreView: tickets.restoreView,
      get: tickets.get,
      history: tickets.history,
      comment: withTicket((context, { promisedBy, keeps, ...input }) => {
        tickets.comment(context, input)
        if (promisedBy !== null) promises.promise(context, { ticketId: input.ticketId, dueAt: promisedBy, source: 'comment', text: input.text })
        promises.keepAll(context, input.ticketId, keeps)
      }),
      move: withTicket(tickets.move),
      wait: withTicket(tickets.wait),
      goOn: withTicket(tickets.goOn),
      assign: withTicket(tickets.assign),
      grade: withTicket(tickets.grade),
      duplicates: tickets.duplicates,
      merge: (context, input) => {
        tickets.merge(context, input)
        return { ticket: tickets.get(context, input), into: tickets.get(context, { ticketId: input.into }) }
      },
      unmerge: (context, input) => {
        const { into } = tickets.unmerge(context, input)
        return { ticket: tickets.get(context, input), into: tickets.get(context, { ticketId: into }) }
      },
    },
    lifecycle: {
      step: withTicket(tickets.step),
      setCourse: withTicket(tickets.setCourse),
      plan: tickets.plan,
      assess: withTicket(tickets.assess),
      writePlan: withTicket(tickets.writePlan),
      tick: withTicket(tickets.tick),
      learn: withTicket(tickets.learn),
    },
    collaboration: {
      ofTicket: collaboration.ofTicket,
      open: collaboration.open,
      write: collaboration.write,
      discard: collaboration.discard,
      send: collaboration.send,
      answer: collaboration.answer,
      withdraw: collaboration.withdraw,
    },
    dispatch: {
      urge: withTicket(tickets.urge),
      release: withTicket(tickets.release),
      keep: withTicket(tickets.keepReleased),
      pull: tickets.pull,
      released: tickets.released,
      skills: tickets.skills,
      setSkills: tickets.setSkills,
      fit: tickets.fit,
    },
    escalation: {
      ofTicket: escalation.ofTicket,
      ofContact: intake.suggestions,
      accept: withTicket(escalation.accept),
      raise: withTicket(escalation.raise),
      takeBack: withTicket(escalation.takeBack),
      decline: withEscalation(escalation.decline),
      putOff: withEscalation(escalation.putOff),
      bringBack: withEscalation(escalation.bringBack),
      stepIn: withTicket(escalation.stepIn),
      handBack: withTicket(escalation.handBack),
      dissatisfied: withTicket(escalation.dissatisfied),
      cannotSolve: withTicket(escalation.cannotSolve),
      report: escalation.report,
    },
    clocks: {
      nextDue: clocks.nextDue,
      alarms: notices.alarms,
      why: clocks.why,
      settings: clocks.settings,
      fromProgram: clocks.fromProgram,
      tryOut: tickets.tryOut,
      publish: (context, input) => {
        const published = tickets.publishClocks(context, input)
        clocks.forgetDraft(context)
        return published
      },
      draft: clocks.draft,
      saveDraft: clocks.saveDraft,
      retargeting: tickets.retargeting,
    },
    knowledge: {
      list: knowledge.list,
      get: knowledge.get,
      find: knowledge.find,
      miss: knowledge.miss,
      missing: knowledge.missing,
      forgetMissing: knowledge.forgetMissing,
      recallMissing: knowledge.recallMissing,
      synonyms: knowledge.synonyms,
      saveSynonym: knowledge.saveSynonym,
      removeSynonym: knowledge.removeSynonym,
      save: knowledge.save,
      attach: knowledge.attach,
      attachment: knowledge.attachment,
      submit: knowledge.submit,
      withdraw: knowledge.withdraw,
      decline: knowledge.decline,
      publish: knowledge.publish,
      discard: knowledge.discard,
      retire: knowledge.retire,
      restore: knowledge.restore,
      beside: knowledge.beside,
      use: knowledge.use,
      unuse: knowledge.unuse,
      ofTicket: knowledge.ofTicket,
      report: knowledge.report,
      settle: knowledge.settle,
      learning: knowledge.learning,
      quiz: knowledge.quiz,
      answer: knowledge.answer,
      lessons: knowledge.lessons,
      propose: knowledge.propose,
      proposals: knowledge.proposals,
      decide: knowledge.decide,
      credits: knowledge.credits,
      startImport: (context, input) => imports.start(context, input),
      sendImport: (_context, { importId, at, content }) => imports.send(importId, at, content),
      readImport: (_context, { importId, ...asked }) => imports.read(importId, asked),
      importState: () => imports.state,
      takeImport: (_context, { importId, skipDuplicates }) => imports.take(importId, skipDuplicates),
      stopImport: (context, { importId }) => imports.stop(context, importId),
      undoImport: (context, { importId }) => imports.undo(context, importId),
      exportSome: ({ db }, { format, after }) => exportPiece(db, format, after),
    },
    search: { anything: (context, input) => anything(context, input, { customer: (found) => shown(context, found), order: (found) => foundOrder(context, found) }), behind },
    followups: {
      due: followups.due,
      get: followups.get,
      record: withFollowUp(followups.record),
      undo: withFollowUp(followups.undo),
      settle: withFollowUp(followups.settle),
      rate: withFollowUp(followups.rate),
      ratings: followups.ratings,
      checkRatings: followups.checkRatings,
      importRatings: followups.importRatings,
      ratingImports: followups.ratingImports,
      undoRatings: followups.undoRatings,
      improvements: followups.improvements,
      improve: followups.improve,
      care: followups.care,
      sendCare: followups.sendCare,
    },
    notices: { list: notices.list, get: notices.get, publish: notices.publish, change: notices.rewrite, acknowledge: notices.acknowledge, note: notices.note, end: notices.end, reopen: notices.reopen },
    promises: { today: promises.today, day: promises.day, ofTicket: promises.ofTicket, keep: promises.keep, withdraw: promises.withdraw, reopen: promises.reopen, figures: promises.figures },
  }
}

/** A command on a contact answers with what the screen shows next, so that one round trip is enough. */
function viewed<Input extends Parameters<typeof intake.view>[1]>(command: (context: CommandContext, input: Input) => void) {
  return (context: CommandContext, input: Input) => {
    command(context, input)
    return intake.view(context, input)
  }
}

function withTicket<Input extends Parameters<typeof tickets.get>[1]>(command: (context: CommandContext, input: Input) => void) {
  return (context: CommandContext, input: Input) => {
    command(context, input)
    return tickets.get(context, input)
  }
}

function withFollowUp<Input extends Parameters<typeof followups.get>[1]>(command: (context: CommandContext, input: Input) => void) {
  return (context: CommandContext, input: Input) => {
    command(context, input)
    return followups.get(context, input)
  }
}

function withEscalation<Input extends Parameters<typeof escalation.ofTicket>[1]>(command: (context: CommandContext, input: Input) => void) {
  return (context: CommandContext, input: Input) => {
    command(context, input)
    return escalation.ofTicket(context, input)
  }
}

/**
 * Tiers and tags are the playbook's, which customers know nothing of.
 * @param kept tags the customer has already: one that the playbook has no more may stay
 */
function knownWords<Input extends { readonly tier: string; readonly tags: readonly string[] }>(context: Context, input: Input, kept: readonly string[] = []): Input {
  const playbook = findInForce(context.db)?.playbook
  if (playbook === undefined) return input
  if (!playbook.tiers.some((tier) => tier.id === input.tier)) throw new AppError('not_found', { what: 'tier' })
  if (input.tags.some((id) => !kept.includes(id) && !playbook.tags.some((tag) => tag.id === id))) throw new AppError('not_found', { what: 'tag' })
  return input
}

/** A customer as a screen may see them: in the playbook's words, numbers masked (PR-1). */
function shown(context: Context, { row: _row, ...facts }: customers.CustomerFacts): Customer {
  const playbook = findInForce(context.db)?.playbook
  const named = (list: 'tiers' | 'tags', id: string) => (playbook === undefined ? { id, title: id } : wordsOf(playbook, context.language).named(list, id))
  return { ...facts, phone: maskedNumber(facts.phone), note: maskedText(facts.note), tierTitle: named('tiers', facts.tier).title, tags: facts.tags.map((id) => named('tags', id)) }
}

function foundOrder(context: Context, facts: orders.OrderFacts): FoundOrder {
  const customer = orders.customerOf(context, facts)
  return { order: facts.order, customer: customer === null ? null : shown(context, customer), ticketId: tickets.lastAbout(context, facts.row) }
}

/** A handler by its full name, as `intake.next`; its context and input were checked against the same entry of the contract. */
export function handlerOf(handlers: Handlers, name: string): ((context: Context, input: unknown) => unknown) | null {
  const [feature = '', procedure = ''] = name.split('.')
  if (!Object.hasOwn(contract, feature)) return null
  const group: object = handlers[feature as keyof Contract]
  return Object.hasOwn(group, procedure) ? (group as Record<string, (context: Context, input: unknown) => unknown>)[procedure] ?? null : null
}
