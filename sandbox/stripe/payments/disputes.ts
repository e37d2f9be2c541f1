import type { Charge } from '../objects.ts'
import type { World } from '../world.ts'
export function openPlannedDispute(_world: World, _id: string): void {}
export function returnDebit(_world: World, _id: string): void {}
export function warnOfFraud(_world: World, _id: string): void {}
export type X = Charge
