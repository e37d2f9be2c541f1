import type { Channel } from '../arrival.ts'

export type ClaimState = 'noted' | 'claimed' | 'received' | 'refused'
export const claimStates: readonly ClaimState[] = ['noted', 'claimed', 'received', 'refused']

/** What staff do with a claim that has not ended, or that was refused too early. */
export type ClaimMove = 'claimed' | 'refused' | 'noted'

/** From where each is done. */
export const movableFrom: Record<ClaimMove, readonly ClaimState[]> = {
  claimed: ['noted'],
  refused: ['noted', 'claimed'],
  noted: ['claimed', 'refused'],
}

/** Whether an employer may be asked to add to a gift: a grant is its fund's, and of property the lab states no value to others. */
export function isOwnMoney({ channel }: { channel: Channel }): boolean {
  return channel !== 'daf' && channel !== 'property'
}
