import type { World } from '../world.ts'
export function finishPayout(_world: World, _id: string): void {}
export function payOutDaily(_world: World): void {}
