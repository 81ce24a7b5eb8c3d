import { type Role, roles, takesContacts } from '../../shared/contract/people.ts'
import { publishesArticles, seesLearners, writesArticles } from '../../shared/contract/knowledge.ts'
import { stepsIn } from '../../shared/contract/escalation.ts'
import type { ProcedureName } from '../../shared/contract/index.ts'

type Allowed = 'anyone' | readonly Role[]

const publishes: readonly Role[] = ['supervisor', 'manager']
/** Whether rules of escalation are of use is for those who lead and those who look at figures. */
const seesRates: readonly Role[] = [...stepsIn, 'quality', 'analyst']

/** Who may call what (PE-2: least right that does the job). The one table; a procedure that is not in it does not compile. */
const table: Readonly<Record<ProcedureName, Allowed>> = {
  'desk.status': 'anyone',
  'desk.setSettings': 'anyone',
  'people.list': 'anyone',
  'people.join': 'anyone',
  'people.sit': 'anyone',
  'people.me': roles,
  'playbook.status': roles,
  'playbook.catalogue': roles,
  'playbook.publish': publishes,
  'customers.search': roles,
  'customers.get': roles,
  'customers.likely': roles,
  'customers.create': takesContacts,
  'customers.update': takesContacts,
  'customers.reveal': takesContacts,
  'orders.ofCustomer': roles,
  'orders.search': roles,
  'orders.check': publishes,
  'orders.import': publishes,
  'intake.open': roles,
  'intake.view': roles,
  'intake.find': roles,
  'intake.start': takesContacts,
  'intake.write': takesContacts,
  'intake.choose': takesContacts,
  'intake.setCustomer': takesContacts,
  'intake.setOrder': takesContacts,
  'intake.undo': takesContacts,
  'intake.weigh': takesContacts,
  'intake.confirm': takesContacts,
  'intake.say': takesContacts,
  'intake.grade': takesContacts,
  'intake.next': takesContacts,
  'intake.goTo': takesContacts,
  'intake.jump': takesContacts,
  'intake.skip': takesContacts,
  'intake.save': takesContacts,
  'intake.abandon': takesContacts,
  'intake.resume': takesContacts,
  'intake.colleagues': roles,
  'intake.park': takesContacts,
  'intake.unpark': takesContacts,
  'intake.hand': takesContacts,
  'intake.takeBack': takesContacts,
  'intake.setKind': takesContacts,
  'intake.another': takesContacts,
  'tickets.queue': roles,
  'tickets.counts': roles,
  'tickets.views': roles,
  'tickets.arrange': roles,
  'tickets.nameView': roles,
  'tickets.changeView': roles,
  'tickets.removeView': roles,
  'tickets.restoreView': roles,
  'tickets.get': roles,
  'tickets.history': roles,
  'tickets.reveal': takesContacts,
  'tickets.comment': takesContacts,
  'tickets.move': takesContacts,
  'tickets.wait': takesContacts,
  'tickets.goOn': takesContacts,
  'tickets.assign': takesContacts,
  'tickets.duplicates': roles,
  'tickets.merge': takesContacts,
  'tickets.unmerge': takesContacts,
  'tickets.grade': takesContacts,
  'escalation.ofTicket': roles,
  'escalation.ofContact': roles,
  'escalation.accept': takesContacts,
  'escalation.raise': takesContacts,
  'escalation.takeBack': takesContacts,
  'escalation.decline': takesContacts,
  'escalation.putOff': takesContacts,
  'escalation.bringBack': takesContacts,
  'escalation.stepIn': stepsIn,
  'escalation.handBack': stepsIn,
  'escalation.dissatisfied': takesContacts,
  'escalation.cannotSolve': takesContacts,
  'escalation.report': seesRates,
  'clocks.nextDue': roles,
  'clocks.alarms': roles,
  'clocks.why': roles,
  'clocks.settings': roles,
  'clocks.tryOut': publishes,
  'clocks.publish': publishes,
  'clocks.retargeting': roles,
  'knowledge.list': roles,
  'knowledge.get': roles,
  'knowledge.find': roles,
  'knowledge.miss': roles,
  'knowledge.missing': writesArticles,
  'knowledge.forgetMissing': writesArticles,
  'knowledge.synonyms': writesArticles,
  'knowledge.saveSynonym': publishesArticles,
  'knowledge.removeSynonym': publishesArticles,
  'knowledge.save': writesArticles,
  'knowledge.submit': writesArticles,
  'knowledge.withdraw': writesArticles,
  'knowledge.decline': publishesArticles,
  'knowledge.publish': publishesArticles,
  'knowledge.discard': writesArticles,
  'knowledge.retire': publishesArticles,
  'knowledge.restore': publishesArticles,
  'knowledge.beside': roles,
  'knowledge.use': takesContacts,
  'knowledge.unuse': takesContacts,
  'knowledge.ofTicket': roles,
  'knowledge.report': roles,
  'knowledge.settle': publishesArticles,
  'knowledge.learning': roles,
  'knowledge.quiz': roles,
  'knowledge.answer': roles,
  'knowledge.lessons': seesLearners,
  'knowledge.propose': roles,
  'knowledge.proposals': roles,
  'knowledge.decide': publishesArticles,
  'knowledge.credits': roles,
}

/** `role` is null while nobody sits here. */
export function mayCall(role: Role | null, procedure: ProcedureName): boolean {
  const allowed = table[procedure]
  return allowed === 'anyone' || (role !== null && allowed.includes(role))
}

/** Whether a procedure needs somebody to sit here at all. */
export function needsPerson(procedure: ProcedureName): boolean {
  return table[procedure] !== 'anyone'
}

export function callable(role: Role): ProcedureName[] {
  return (Object.keys(table) as ProcedureName[]).filter((procedure) => mayCall(role, procedure))
}
