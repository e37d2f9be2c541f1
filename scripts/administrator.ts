import { parseArgs } from 'node:util'
import { appointAdministrator } from '#app/domain/people/appoint-administrator.server.ts'
import { world } from '#app/world.server.ts'
import { commandLine } from './supervise/command.ts'
import { Remedy, say } from './supervise/say.ts'

const sentences = {
  'not-an-address': 'That is not an e-mail address.',
  'there-is-one': 'There is an administrator already; she appoints the others under People.',
  disabled: 'This person is disabled.',
} as const

/** Makes the first administrator of a new portal. */
export const main = commandLine({
  help: `npm run administrator -- --email E
Makes the first administrator of a new portal; afterwards administrators appoint each other.`,
  needs: 'database',
  run: async (words) => {
    const { values } = parseArgs({ args: words, options: { email: { type: 'string', default: '' } } })
    const made = await appointAdministrator(world, values.email)
    if (!made.ok) throw new Remedy(sentences[made.refused])
    say(`${made.value.name} is administrator: sign in with a link to ${made.value.email}.`)
    return 0
  },
})
