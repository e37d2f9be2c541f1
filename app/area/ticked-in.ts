import type { FormReply } from '#app/platform/form.server.ts'

/** The boxes of one name that were ticked when the form was refused; none where the form came without the name. */
export function tickedIn({ values, ticked }: FormReply, name: string): string[] {
  const one = values[name]
  return ticked[name] ?? (one ? [one] : [])
}
