import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type DeskRow = {
  readonly row: number
  readonly device_id: Uint8Array
  readonly number: number
  readonly created_at: number
  readonly last_person: Uint8Array | null
  readonly language: string
  readonly look: string
  readonly notifications: number
  readonly sound: number
  readonly quiet_from: string | null
  readonly quiet_to: string | null
  readonly last_seq: number
}

const changing = ['last_person', 'language', 'look', 'notifications', 'sound', 'quiet_from', 'quiet_to'] as const

export const theDesk = reading<Record<string, never>, DeskRow>('SELECT * FROM desk WHERE row = 1')
export const insertDesk = writing<DeskRow>(insertInto('desk', ['row', 'device_id', 'number', 'created_at', ...changing, 'last_seq']))
export const updateDesk = writing<Pick<DeskRow, 'row' | (typeof changing)[number] | 'last_seq'>>(updateByRow('desk', changing))
