import { parseArgs } from 'node:util'
import { type IssueTokenRefusal, issueToken } from '#app/domain/people/issue-token.server.ts'
import { portal } from '#app/domain/people/person.ts'
import { scopes } from '#app/domain/people/scope.ts'
import { world } from '#app/world.server.ts'
import { commandLine } from './supervise/command.ts'
import { Remedy, say } from './supervise/say.ts'

const sentences: Record<IssueTokenRefusal, string> = {
  'not-allowed': 'You may make tokens for yourself only.',
  'no-such-person': 'Nobody with this address may sign in.',
  'no-name': 'Say what the token is for with --name, in at most 100 characters.',
  'no-scopes': 'Say what the token may do with --scopes.',
  'no-such-scope': `There is no such scope. There are: ${scopes.join(', ')}.`,
  'scope-not-held': 'This person may not do all of that by hand, so her token may not either.',
  'days-out-of-range': 'A token lives between 1 and 366 days.',
}

/** Makes an API token and prints it, once. */
export const main = commandLine({
  help: `npm run token -- --email E --scopes a,b [--name WORDS] [--days 90]
Makes an API token for a person and prints it once; only its hash is kept.
Scopes: ${scopes.join(', ')}`,
  needs: 'database',
  run: async (words) => {
    const { values } = parseArgs({
      args: words,
      options: {
        email: { type: 'string' },
        scopes: { type: 'string', default: '' },
        name: { type: 'string', default: 'made in the shell' },
        days: { type: 'string', default: '90' },
      },
    })
    if (!values.email) throw new Remedy('Say whose token it is: --email ravi@demo.test.')
    const made = await issueToken(world, portal('the shell'), {
      email: values.email,
      scopes: values.scopes
        .split(',')
        .map((scope) => scope.trim())
        .filter(Boolean),
      name: values.name,
      days: Number(values.days),
    })
    if (!made.ok) throw new Remedy(sentences[made.refused])
    say(made.value.secret)
    return 0
  },
})
