import { examine } from './examine/examine.ts'
import { commandLine } from './supervise/command.ts'
import { say } from './supervise/say.ts'

/** What is wrong here, and the remedy for each. */
export const main = commandLine({
  help: `npm run doctor
Looks at Node, the disk, the settings, the database, the migrations, the books, the queue, Stripe and the post office.
Prints one line for each; for what is wrong also the remedy. Exit code 1 when something is.`,
  needs: 'everything',
  run: async () => {
    let isWell = true
    for (const finding of await examine()) {
      say(`${finding.isWell ? 'ok   ' : 'WRONG'}  ${finding.what}`)
      if (!finding.isWell) say(`       ${finding.remedy}`)
      isWell &&= finding.isWell
    }
    return isWell ? 0 : 1
  },
})
