import type { ProcedureName } from '../../shared/contract/index.ts'
import { useAnswer } from './queries.ts'

/** Whether the role of who sits here may do this: what would be refused is not offered. */
export function useMay(name: ProcedureName): boolean {
  return useAnswer('people.me', {}).data?.may.includes(name) ?? false
}
