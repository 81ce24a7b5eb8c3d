import { create } from 'zustand'
import type { LinkState } from '../../shared/rpc.ts'

/** How the backend can be reached just now. */
export const useLink = create<{ readonly state: LinkState }>(() => ({ state: 'connecting' }))
