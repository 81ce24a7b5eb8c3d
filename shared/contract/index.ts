import type { z } from 'zod'
import type { AnyProcedure } from '../rpc.ts'
import { clocksContract } from './clocks.ts'
import { collaborationContract } from './collaboration.ts'
import { customersContract } from './customers.ts'
import { deskContract } from './desk.ts'
import { followupsContract } from './followups.ts'
import { dispatchContract } from './dispatch.ts'
import { escalationContract } from './escalation.ts'
import { intakeContract } from './intake.ts'
import { knowledgeContract } from './knowledge.ts'
import { noticesContract } from './notices.ts'
import { lifecycleContract } from './lifecycle.ts'
import { ordersContract } from './orders.ts'
import { peopleContract } from './people.ts'
import { playbookContract } from './playbook.ts'
import { searchContract } from './search.ts'
import { promisesContract } from './promises.ts'
import { ticketsContract } from './tickets.ts'

/** Everything the UI can ask. To add a query: an entry in its feature's file, then follow the compiler. */
export const contract = {
  desk: deskContract,
  people: peopleContract,
  playbook: playbookContract,
  customers: customersContract,
  orders: ordersContract,
  intake: intakeContract,
  tickets: ticketsContract,
  lifecycle: lifecycleContract,
  collaboration: collaborationContract,
  dispatch: dispatchContract,
  escalation: escalationContract,
  clocks: clocksContract,
  knowledge: knowledgeContract,
  search: searchContract,
  followups: followupsContract,
  notices: noticesContract,
  promises: promisesContract,
} as const

export type Contract = typeof contract

export type InputOf<P extends AnyProcedure> = z.input<P['input']>
export type ParsedInputOf<P extends AnyProcedure> = z.output<P['input']>
export type OutputOf<P extends AnyProcedure> = z.output<P['output']>

export type ProcedureName = { [F in keyof Contract]: `${F}.${Extract<keyof Contract[F], string>}` }[keyof Contract]

export type ProcedureOf<N extends ProcedureName> = N extends `${infer F extends keyof Contract}.${infer P}`
  ? P extends keyof Contract[F] ? Extract<Contract[F][P], AnyProcedure> : never
  : never
export type QueryName = { [N in ProcedureName]: ProcedureOf<N>['kind'] extends 'query' ? N : never }[ProcedureName]
export type CommandName = Exclude<ProcedureName, QueryName>

const entries = Object.entries(contract).flatMap(([feature, procedures]) =>
  Object.entries(procedures).map(([name, procedure]) => [`${feature}.${name}`, procedure] as const),
)

/** By full name, as `intake.next`. Null for a name that the contract does not have. */
export function findProcedure(name: string): AnyProcedure | null {
  return byName.get(name) ?? null
}

const byName: ReadonlyMap<string, AnyProcedure> = new Map(entries)

export const procedureNames = entries.map(([name]) => name as ProcedureName)
