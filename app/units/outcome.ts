/** What a verb answers: what it made, or the one word that says why it refused. Bugs are thrown, never returned. */
export type Outcome<Made, Refusal extends string> =
  | { ok: true; value: Made }
  | { ok: false; refused: Refusal; detail?: RefusalDetail }

/** Figures a door needs to phrase a refusal ("asked 51,022, left 35,000"). Plain values only. */
export type RefusalDetail = Record<string, string | number | bigint | boolean>

export function done(): { ok: true; value: undefined }
export function done<Made>(value: Made): { ok: true; value: Made }
export function done<Made>(value?: Made) {
  return { ok: true as const, value }
}

export function refuse<Refusal extends string>(refused: Refusal, detail?: RefusalDetail) {
  return detail ? { ok: false as const, refused, detail } : { ok: false as const, refused }
}
