import { describe, expect, test } from 'vitest'
import { callable, mayCall, needsPerson } from '../../electron/app/permissions.ts'
import { procedureNames } from '../../shared/contract/index.ts'
import { roles } from '../../shared/contract/people.ts'

/** Who may call what, written out in full: a right that is given or taken shows up here, in review. Columns as in `roles`; – is nobody sitting. */
const table = `
                       –  agent  team-lead  supervisor  manager  technical  quality  analyst
desk.status            x  x      x          x           x        x          x        x
desk.setSettings       x  x      x          x           x        x          x        x
people.list            x  x      x          x           x        x          x        x
people.me              .  x      x          x           x        x          x        x
people.join            x  x      x          x           x        x          x        x
people.sit             x  x      x          x           x        x          x        x
playbook.status        .  x      x          x           x        x          x        x
playbook.catalogue     .  x      x          x           x        x          x        x
playbook.publish       .  .      .          x           x        .          .        .
customers.search       .  x      x          x           x        x          x        x
customers.get          .  x      x          x           x        x          x        x
customers.likely       .  x      x          x           x        x          x        x
customers.create       .  x      x          x           x        x          .        .
customers.update       .  x      x          x           x        x          .        .
customers.reveal       .  x      x          x           x        x          .        .
orders.ofCustomer      .  x      x          x           x        x          x        x
orders.search          .  x      x          x           x        x          x        x
orders.check           .  .      .          x           x        .          .        .
orders.import          .  .      .          x           x        .          .        .
intake.open            .  x      x          x           x        x          x        x
intake.view            .  x      x          x           x        x          x        x
intake.find            .  x      x          x           x        x          x        x
intake.start           .  x      x          x           x        x          .        .
intake.write           .  x      x          x           x        x          .        .
intake.choose          .  x      x          x           x        x          .        .
intake.setCustomer     .  x      x          x           x        x          .        .
intake.setOrder        .  x      x          x           x        x          .        .
intake.undo            .  x      x          x           x        x          .        .
intake.weigh           .  x      x          x           x        x          .        .
intake.confirm         .  x      x          x           x        x          .        .
intake.say             .  x      x          x           x        x          .        .
intake.grade           .  x      x          x           x        x          .        .
intake.next            .  x      x          x           x        x          .        .
intake.goTo            .  x      x          x           x        x          .        .
intake.jump            .  x      x          x           x        x          .        .
intake.skip            .  x      x          x           x        x          .        .
intake.save            .  x      x          x           x        x          .        .
intake.abandon         .  x      x          x           x        x          .        .
intake.resume          .  x      x          x           x        x          .        .
intake.colleagues      .  x      x          x           x        x          x        x
intake.park            .  x      x          x           x        x          .        .
intake.unpark          .  x      x          x           x        x          .        .
intake.hand            .  x      x          x           x        x          .        .
intake.takeBack        .  x      x          x           x        x          .        .
intake.setKind         .  x      x          x           x        x          .        .
intake.another         .  x      x          x           x        x          .        .
tickets.queue          .  x      x          x           x        x          x        x
tickets.counts         .  x      x          x           x        x          x        x
tickets.views          .  x      x          x           x        x          x        x
tickets.arrange        .  x      x          x           x        x          x        x
tickets.nameView       .  x      x          x           x        x          x        x
tickets.changeView     .  x      x          x           x        x          x        x
tickets.removeView     .  x      x          x           x        x          x        x
tickets.restoreView    .  x      x          x           x        x          x        x
tickets.get            .  x      x          x           x        x          x        x
tickets.history        .  x      x          x           x        x          x        x
tickets.reveal         .  x      x          x           x        x          .        .
tickets.comment        .  x      x          x           x        x          .        .
tickets.move           .  x      x          x           x        x          .        .
tickets.wait           .  x      x          x           x        x          .        .
tickets.goOn           .  x      x          x           x        x          .        .
tickets.assign         .  x      x          x           x        x          .        .
tickets.duplicates     .  x      x          x           x        x          x        x
tickets.merge          .  x      x          x           x        x          .        .
tickets.unmerge        .  x      x          x           x        x          .        .
tickets.grade          .  x      x          x           x        x          .        .
lifecycle.step         .  x      x          x           x        x          .        .
lifecycle.setCourse    .  x      x          x           x        x          .        .
lifecycle.plan         .  x      x          x           x        x          x        x
lifecycle.assess       .  x      x          x           x        x          .        .
lifecycle.writePlan    .  x      x          x           x        x          .        .
lifecycle.tick         .  x      x          x           x        x          .        .
lifecycle.learn        .  x      x          x           x        x          .        .
collaboration.ofTicket .  x      x          x           x        x          x        x
collaboration.open     .  x      x          x           x        x          x        x
collaboration.write    .  x      x          x           x        x          .        .
collaboration.discard  .  x      x          x           x        x          .        .
collaboration.send     .  x      x          x           x        x          .        .
collaboration.answer   .  x      x          x           x        x          .        .
collaboration.withdraw .  x      x          x           x        x          .        .
dispatch.urge          .  x      x          x           x        x          .        .
dispatch.release       .  x      x          x           x        x          .        .
dispatch.keep          .  x      x          x           x        x          .        .
dispatch.pull          .  x      x          x           x        x          .        .
dispatch.released      .  x      x          x           x        x          x        x
dispatch.skills        .  x      x          x           x        x          x        x
dispatch.setSkills     .  .      x          x           x        .          .        .
dispatch.fit           .  x      x          x           x        x          x        x
escalation.ofTicket    .  x      x          x           x        x          x        x
escalation.ofContact   .  x      x          x           x        x          x        x
escalation.accept      .  x      x          x           x        x          .        .
escalation.raise       .  x      x          x           x        x          .        .
escalation.takeBack    .  x      x          x           x        x          .        .
escalation.decline     .  x      x          x           x        x          .        .
escalation.putOff      .  x      x          x           x        x          .        .
escalation.bringBack   .  x      x          x           x        x          .        .
escalation.stepIn      .  .      x          x           x        .          .        .
escalation.handBack    .  .      x          x           x        .          .        .
escalation.dissatisfied .  x      x          x           x        x          .        .
escalation.cannotSolve .  x      x          x           x        x          .        .
escalation.report      .  .      x          x           x        .          x        x
clocks.nextDue         .  x      x          x           x        x          x        x
clocks.alarms          .  x      x          x           x        x          x        x
clocks.why             .  x      x          x           x        x          x        x
clocks.settings        .  x      x          x           x        x          x        x
clocks.fromProgram     .  .      .          x           x        .          .        .
clocks.tryOut          .  .      .          x           x        .          .        .
clocks.publish         .  .      .          x           x        .          .        .
clocks.draft           .  .      .          x           x        .          .        .
clocks.saveDraft       .  .      .          x           x        .          .        .
clocks.retargeting     .  x      x          x           x        x          x        x
knowledge.list         .  x      x          x           x        x          x        x
knowledge.get          .  x      x          x           x        x          x        x
knowledge.find         .  x      x          x           x        x          x        x
knowledge.miss         .  x      x          x           x        x          x        x
knowledge.missing      .  .      x          x           x        x          x        .
knowledge.forgetMissing .  .      x          x           x        x          x        .
knowledge.recallMissing .  .      x          x           x        x          x        .
knowledge.synonyms     .  .      x          x           x        x          x        .
knowledge.saveSynonym  .  .      .          x           x        .          x        .
knowledge.removeSynonym .  .      .          x           x        .          x        .
knowledge.save         .  .      x          x           x        x          x        .
knowledge.attach       .  .      x          x           x        x          x        .
knowledge.attachment   .  x      x          x           x        x          x        x
knowledge.submit       .  .      x          x           x        x          x        .
knowledge.withdraw     .  .      x          x           x        x          x        .
knowledge.decline      .  .      .          x           x        .          x        .
knowledge.publish      .  .      .          x           x        .          x        .
knowledge.discard      .  .      x          x           x        x          x        .
knowledge.retire       .  .      .          x           x        .          x        .
knowledge.restore      .  .      .          x           x        .          x        .
knowledge.beside       .  x      x          x           x        x          x        x
knowledge.use          .  x      x          x           x        x          .        .
knowledge.unuse        .  x      x          x           x        x          .        .
knowledge.ofTicket     .  x      x          x           x        x          x        x
knowledge.report       .  x      x          x           x        x          x        x
knowledge.settle       .  .      .          x           x        .          x        .
knowledge.learning     .  x      x          x           x        x          x        x
knowledge.quiz         .  x      x          x           x        x          x        x
knowledge.answer       .  x      x          x           x        x          x        x
knowledge.lessons      .  .      x          x           x        .          x        .
knowledge.propose      .  x      x          x           x        x          x        x
knowledge.proposals    .  x      x          x           x        x          x        x
knowledge.decide       .  .      .          x           x        .          x        .
knowledge.credits      .  x      x          x           x        x          x        x
knowledge.startImport  .  .      .          x           x        .          x        .
knowledge.sendImport   .  .      .          x           x        .          x        .
knowledge.readImport   .  .      .          x           x        .          x        .
knowledge.importState  .  .      .          x           x        .          x        .
knowledge.takeImport   .  .      .          x           x        .          x        .
knowledge.stopImport   .  .      .          x           x        .          x        .
knowledge.undoImport   .  .      .          x           x        .          x        .
knowledge.exportSome   .  .      .          x           x        .          x        .
search.anything        .  x      x          x           x        x          x        x
search.behind          .  x      x          x           x        x          x        x
followups.due          .  x      x          x           x        x          x        x
followups.get          .  x      x          x           x        x          x        x
followups.record       .  x      x          x           x        x          .        .
followups.undo         .  x      x          x           x        x          .        .
followups.settle       .  x      x          x           x        x          .        .
followups.rate         .  x      x          x           x        x          .        .
followups.ratings      .  .      x          x           x        .          x        x
followups.improvements .  .      x          x           x        .          x        x
followups.improve      .  .      x          x           x        .          x        .
followups.checkRatings .  .      x          x           x        .          x        .
followups.importRatings .  .      x          x           x        .          x        .
followups.ratingImports .  .      x          x           x        .          x        .
followups.undoRatings  .  .      x          x           x        .          x        .
followups.care         .  x      x          x           x        x          x        x
followups.sendCare     .  x      x          x           x        x          .        .
notices.list           .  x      x          x           x        x          x        x
notices.get            .  x      x          x           x        x          x        x
notices.publish        .  .      .          x           x        .          .        .
notices.change         .  .      .          x           x        .          .        .
notices.acknowledge    .  x      x          x           x        x          x        x
notices.note           .  x      x          x           x        x          .        .
notices.end            .  .      .          x           x        .          .        .
notices.reopen         .  .      .          x           x        .          .        .
promises.today         .  x      x          x           x        x          x        x
promises.ofTicket      .  x      x          x           x        x          x        x
promises.keep          .  x      x          x           x        x          .        .
promises.withdraw      .  x      x          x           x        x          .        .
promises.reopen        .  x      x          x           x        x          .        .
promises.day           .  .      x          x           x        .          x        x
promises.figures       .  .      x          x           x        .          x        x
`

const [head, ...lines] = table.trim().split('\n').map((line) => line.trim().split(/\s+/))

describe('rights', () => {
  test('the table names every role and every procedure of the contract, in order', () => {
    expect(head).toEqual(['–', ...roles])
    expect(lines.map(([procedure]) => procedure)).toEqual(procedureNames)
  })

  test('are as the table says', () => {
    const real = procedureNames.map((procedure) => [procedure, ...[null, ...roles].map((role) => (mayCall(role, procedure) ? 'x' : '.'))])
    expect(real).toEqual(lines)
  })

  test('what needs a person is what nobody may call unseated; the screen is told the same', () => {
    for (const procedure of procedureNames) expect(needsPerson(procedure)).toBe(!mayCall(null, procedure))
    for (const role of roles) expect([...callable(role)].sort()).toEqual(procedureNames.filter((procedure) => mayCall(role, procedure)).sort())
  })
})
