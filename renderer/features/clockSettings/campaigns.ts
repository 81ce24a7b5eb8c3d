import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { Campaign, ClockPolicy } from '../../../shared/playbook.ts'
import { withPolicy } from './edits.ts'

/** The policies that name a campaign. */
export const namedBy = (policies: readonly ClockPolicy[], campaign: string) => policies.filter(({ when }) => when.campaign?.includes(campaign) === true)

/** Policies that already hold only in campaigns: those that a campaign may be put on or taken off. */
export const forCampaigns = (policies: readonly ClockPolicy[]) => policies.filter(({ when }) => when.campaign !== undefined)

/** Whether a policy names this campaign and no other: without it, it would hold at all times. */
export const onlyFor = ({ when }: ClockPolicy, campaign: string) => when.campaign?.length === 1 && when.campaign[0] === campaign

/** The campaign put on a policy, or taken off one that names others too. */
export function withNamed(settings: ClockSettings, policyId: string, campaign: string, named: boolean): ClockSettings {
  return withPolicy(settings, policyId, (policy) => {
    const others = policy.when.campaign?.filter((each) => each !== campaign) ?? []
    if (!named && others.length === 0) return policy
    return { ...policy, when: { ...policy.when, campaign: named ? [...others, campaign] : others } }
  })
}

/** Without a campaign that no policy depends on; policies that name others too forget it. */
export function withoutCampaign(settings: ClockSettings, id: string): ClockSettings {
  if (settings.clocks.some((policy) => onlyFor(policy, id))) return settings
  const freed = namedBy(settings.clocks, id).reduce((left, policy) => withNamed(left, policy.id, id, false), settings)
  return { ...freed, campaigns: freed.campaigns.filter((campaign) => campaign.id !== id) }
}

/** An id that none of these has: "campaign", "campaign-2" … */
export function freeId(items: readonly { readonly id: string }[], stem: string): string {
  const taken = new Set(items.map(({ id }) => id))
  let id = stem
  for (let n = 2; taken.has(id); n += 1) id = `${stem}-${String(n)}`
  return id
}

export type CampaignState = 'coming' | 'on' | 'over'

/** From, up to and without to. */
export function campaignState({ from, to }: Pick<Campaign, 'from' | 'to'>, now: number): CampaignState {
  if (now < Date.parse(from)) return 'coming'
  return now < Date.parse(to) ? 'on' : 'over'
}

/** An instant as ISO 8601 writes it in a zone that is so many minutes ahead of UTC. */
export function withOffset(at: number, minutesAhead: number): string {
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0')
  const offset = minutesAhead === 0 ? 'Z' : `${minutesAhead < 0 ? '-' : '+'}${two(minutesAhead / 60)}:${two(Math.abs(minutesAhead) % 60)}`
  return `${new Date(at + minutesAhead * 60_000).toISOString().slice(0, 19)}${offset}`
}

/** An instant as it is written on this machine, in its zone as that is then. */
export const writtenHere = (at: number) => withOffset(at, -new Date(at).getTimezoneOffset())

/** Whether a campaign is over before it begins, which nobody may publish. */
export const endsBeforeItBegins = ({ from, to }: Pick<Campaign, 'from' | 'to'>) => Date.parse(to) <= Date.parse(from)

/** A campaign that was removed, at its old place and named by the same policies again. */
export function withCampaignBack(settings: ClockSettings, campaign: Campaign, at: number, policies: readonly ClockPolicy[]): ClockSettings {
  if (settings.campaigns.some(({ id }) => id === campaign.id)) return settings
  const back = { ...settings, campaigns: settings.campaigns.toSpliced(at, 0, campaign) }
  return policies.reduce((made, policy) => withNamed(made, policy.id, campaign.id, true), back)
}
