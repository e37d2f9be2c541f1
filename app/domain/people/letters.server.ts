import type { Touches } from '#app/domain/world.ts'
import { paths } from '#app/paths.ts'
import { formatInstant } from '#app/units/time.ts'

type LetterLab = { name: string; address: string }

/** What the letter with a sign-in link says; null once the link's secret is gone. */
export async function gatherSignInLink(
  world: Touches<'lab'>,
  _subjectId: string,
  enclosed: Record<string, string>,
): Promise<{ url: string; lab: LetterLab } | null> {
  const { token } = enclosed
  if (!token) return null
  return { url: `${world.lab.origin}${paths.signInLink(token)}`, lab: labOf(world) }
}

/** What the letter about a change on an account says. */
export async function gatherAccountChanged(
  world: Touches<'lab'>,
  _subjectId: string,
  enclosed: Record<string, string>,
): Promise<{ what: string; isWarning: boolean; at: string; accountUrl: string; lab: LetterLab } | null> {
  const { what, at } = enclosed
  if (!what || !at) return null
  return {
    what: what.replaceAll('-', ' '),
    isWarning: what === 'passkey-perhaps-copied',
    at: formatInstant(new Date(at), world.lab.timeZone),
    accountUrl: `${world.lab.origin}${paths.account()}`,
    lab: labOf(world),
  }
}

function labOf({ lab }: Touches<'lab'>): LetterLab {
  return { name: lab.name, address: lab.address }
}
