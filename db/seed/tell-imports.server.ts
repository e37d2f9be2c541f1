import { eq } from 'drizzle-orm'
import type { ImportChoices, ImportKind } from '#app/domain/giving/imports/giving-import.ts'
import { heldOf } from '#app/domain/giving/imports/hold-import.server.ts'
import { mapImport } from '#app/domain/giving/imports/map-import.server.ts'
import { startImport } from '#app/domain/giving/imports/start-import.server.ts'
import { uploadImport } from '#app/domain/giving/imports/upload-import.server.ts'
import { workImport } from '#app/domain/giving/imports/work-import.server.ts'
import type { Person } from '#app/domain/people/person.ts'
import type { Id } from '#app/units/id.ts'
import { givingImports } from '#db/schema/giving-imports.ts'
import { storyConferenceList, storyEarlierGifts } from './import-words.ts'
import { type StoryWorld, told, weeksAgo } from './story-world.server.ts'
import type { StoryFunds } from './tell-giving.server.ts'

type File = { kind: ImportKind; fileName: string; text: string; choices?: Partial<ImportChoices> }

/** Fay brings what the lab's earlier system knew; Mina has the gifts written. A list of people still waits. */
export function importScenes(story: StoryWorld, funds: StoryFunds) {
  const { fay, mina } = story.people
  const earlier = { kind: 'gifts', fileName: 'donorbox-2021-2023.csv', text: storyEarlierGifts } as const
  const met = { kind: 'donors', fileName: 'conference-list.csv', text: storyConferenceList } as const
  return [
    {
      at: weeksAgo(story.today, 4),
      tell: async () => {
        const importId = await tellChecked(story, fay, {
          ...earlier,
          choices: { fundId: funds.general, channel: 'card' },
        })
        told(await startImport(story, mina, { importId }))
        await workImport(story, importId)
      },
    },
    {
      at: weeksAgo(story.today, 0.4),
      tell: async () => {
        await tellChecked(story, fay, met)
      },
    },
  ]
}

async function tellChecked(story: StoryWorld, staff: Person, { text, choices, ...file }: File): Promise<Id<'gim'>> {
  const { importId } = told(await uploadImport(story, staff, { ...file, bytes: bytesOf(text) }))
  const [row] = await story.db.select().from(givingImports).where(eq(givingImports.id, importId))
  if (!row) throw new Error(`the file ${file.fileName} was not kept`)
  const held = heldOf(row)
  told(await mapImport(story, staff, { importId, mapping: held.mapping, choices: { ...held.choices, ...choices } }))
  await workImport(story, importId)
  return importId
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
