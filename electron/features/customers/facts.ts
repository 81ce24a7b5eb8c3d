import type { Customer } from '../../../shared/contract/customers.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { CustomerRow } from './customers.store.ts'

/**
 * A customer as the backend knows them: phone and note whole. What leaves for a screen goes through the masks first (PR-1) and
 * gets the playbook's words for tier and tags.
 */
export type CustomerFacts = Omit<Customer, 'tierTitle' | 'tags'> & { readonly row: number; readonly tags: readonly string[] }

export function factsOf(row: CustomerRow): CustomerFacts {
  return {
    row: row.row,
    customerId: blobToUuid(row.customer_id),
    name: row.name,
    phone: row.phone,
    memberNumber: row.member_number,
    tier: row.tier,
    tags: JSON.parse(row.tags) as string[],
    note: row.note,
    noCareMessages: row.no_care_messages === 1,
    version: row.version,
  }
}
