import type { World } from '../world.ts'
export function closeWhenDue(_world: World, _id: string): void {}
