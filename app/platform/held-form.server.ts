import { readFormFields } from './form.server.ts'

/** The fields of a form that waits, as they were sent. */
export type HeldForm = readonly (readonly [name: string, value: string])[]

/** Every field but those of these names, repeated ones too, so that the form can go on as it was. Files are not held. */
export async function readHeldForm(request: Request, besides: readonly string[]): Promise<HeldForm> {
  const sent = (await readFormFields(request)) ?? new FormData()
  return [...sent.entries()].flatMap(([name, value]) =>
    typeof value === 'string' && !besides.includes(name) ? [[name, value] as const] : [],
  )
}
