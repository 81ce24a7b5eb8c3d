import words from '../../../resources/orders/columns.json' with { type: 'json' }
import type { OrderColumn, OrderState } from '../../../shared/contract/orders.ts'
import { orderColumns, orderStates } from '../../../shared/contract/orders.ts'

/** A title or a state as it is compared: widths, capitals, spaces and underscores make no difference. */
const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s_:：.]/g, '')

const columnOf = new Map(orderColumns.flatMap((column) => words.columns[column].map((title) => [plain(title), column] as const)))
const stateOf = new Map(orderStates.flatMap((state) => [state, ...words.states[state]].map((word) => [plain(word), state] as const)))

/** Which column a title names, in any of the three languages; null for one that is not needed. */
export const columnNamed = (title: string): OrderColumn | null => columnOf.get(plain(title)) ?? null

export const stateNamed = (word: string): OrderState | null => stateOf.get(plain(word)) ?? null
