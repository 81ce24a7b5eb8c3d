import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type PlanRow = {
  readonly row: number
  readonly plan_id: Uint8Array
  readonly ticket: number
  readonly complexity: string | null
  /** JSON: ids of the playbook's departments */
  readonly departments: string
  readonly hours: number | null
  readonly resources: string
  readonly written_by: number | null
  readonly passed_by: number | null
  readonly passed_at: number | null
  /** why it was refused last; null while it was not, or was passed since */
  readonly refused: string | null
  readonly lesson: string
}

const changing = ['complexity', 'departments', 'hours', 'resources', 'written_by', 'passed_by', 'passed_at', 'refused', 'lesson'] as const
export type ChangingPlan = Pick<PlanRow, (typeof changing)[number]>

export const planOf = reading<{ ticket: number }, PlanRow>('SELECT * FROM plan WHERE ticket = @ticket AND deleted_at IS NULL')
export const insertPlan = writing<ChangingPlan & { plan_id: Uint8Array; ticket: number; last_seq: number }>(insertInto('plan', ['plan_id', 'ticket', ...changing, 'last_seq']))
export const updatePlan = writing<ChangingPlan & { row: number; last_seq: number }>(updateByRow('plan', changing))

export type PlanStepRow = {
  readonly row: number
  readonly plan_step_id: Uint8Array
  readonly plan: number
  readonly position: number
  readonly text: string
  readonly owner: number | null
  readonly department: string | null
  readonly due_at: number
  readonly done_at: number | null
  readonly done_by: number | null
}

const written = ['position', 'text', 'owner', 'department', 'due_at'] as const
export const stepsOf = reading<{ plan: number }, PlanStepRow>('SELECT * FROM plan_step WHERE plan = @plan AND deleted_at IS NULL ORDER BY position, row')
export const insertStep = writing<Pick<PlanStepRow, (typeof written)[number]> & { plan_step_id: Uint8Array; plan: number; last_seq: number }>(insertInto('plan_step', ['plan_step_id', 'plan', ...written, 'last_seq']))
export const updateStep = writing<Pick<PlanStepRow, (typeof written)[number]> & { row: number; last_seq: number }>(updateByRow('plan_step', written))
export const tickStep = writing<Pick<PlanStepRow, 'done_at' | 'done_by'> & { row: number; last_seq: number }>(updateByRow('plan_step', ['done_at', 'done_by']))
export const removeStep = writing<{ row: number; deleted_at: number; last_seq: number }>(updateByRow('plan_step', ['deleted_at']))
