import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type PersonRow = {
  readonly row: number
  readonly person_id: Uint8Array
  readonly name: string
  readonly staff_number: string
  readonly team: string
  readonly role: string
  /** JSON: ids of scenes and classes of the playbook that this person knows well (TK-7) */
  readonly skills: string
  /** open tickets up to which this person takes more from the team; null: no limit */
  readonly load_limit: number | null
  readonly version: number
}

export const everyone = reading<Record<string, never>, PersonRow>('SELECT * FROM person WHERE deleted_at IS NULL ORDER BY row')
export const byId = reading<{ person_id: Uint8Array }, PersonRow>('SELECT * FROM person WHERE person_id = @person_id AND deleted_at IS NULL')
export const anyById = reading<{ person_id: Uint8Array }, PersonRow>('SELECT * FROM person WHERE person_id = @person_id')
export const byRow = reading<{ row: number }, PersonRow>('SELECT * FROM person WHERE row = @row')
export const teamMates = reading<{ row: number }, { row: number }>('SELECT row FROM person WHERE team = (SELECT team FROM person WHERE row = @row) ORDER BY row')
export const byStaffNumber = reading<{ staff_number: string }, PersonRow>('SELECT * FROM person WHERE staff_number = @staff_number AND deleted_at IS NULL')
export const skillsOf = reading<{ people: string }, { row: number; skills: string }>(
  "SELECT row, skills FROM person WHERE row IN (SELECT value FROM json_each(@people)) AND skills <> '[]'",
)
export const insertPerson = writing<Omit<PersonRow, 'row' | 'skills' | 'load_limit' | 'version'> & { last_seq: number }>(
  insertInto('person', ['person_id', 'name', 'staff_number', 'team', 'role', 'last_seq']),
)
export const updateSkills = writing<{ row: number; skills: string; load_limit: number | null; last_seq: number }>(updateByRow('person', ['skills', 'load_limit']))
