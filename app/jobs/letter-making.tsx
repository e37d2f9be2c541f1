import type { ComponentType } from 'react'
import type { World } from '#app/domain/world.ts'

export type Attachment = { fileName: string; type: string; bytes: Uint8Array }

/** How a letter is made: what it says is gathered from rows, then drawn. Null when what it tells of is gone. */
export type LetterMaking = {
  make(world: World, about: About): Promise<MadeLetter | null>
}
export type About = { subjectId: string; enclosed: Record<string, string> }
export type MadeLetter = { subject: string; element: React.ReactElement; attachments: Attachment[] }

type Email<Props> = { subject(props: Props): string; default: ComponentType<Props> }
type Gather<Props> = (world: World, subjectId: string, enclosed: Record<string, string>) => Promise<Props | null>
type Attach = (world: World, subjectId: string) => Promise<Attachment[]>

/** Joins what gathers a letter's words to what draws them. */
export function letter<Props extends object>(
  gather: Gather<Props>,
  email: Email<Props>,
  attach?: Attach,
): LetterMaking {
  const Drawn = email.default
  return {
    make: async (world, { subjectId, enclosed }) => {
      const props = await gather(world, subjectId, enclosed)
      if (!props) return null
      const attachments = attach ? await attach(world, subjectId) : []
      return { subject: email.subject(props), element: <Drawn {...props} />, attachments }
    },
  }
}
