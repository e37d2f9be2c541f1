/**
 * What each happening reads as on a timeline, after the name of who did it: "June Park released the decision". Every module adds
 * its kinds; one without words is shown as its kind, with spaces.
 */
export const happeningWords: Record<string, string> = {
  // people
  'person-joined': 'joined',
  'signed-in': 'signed in',
  'second-step-passed': 'passed the second step',
  'signed-out': 'signed out',
  'signed-out-everywhere': 'ended the sessions',
  'session-closed': 'ended one session',
  'profile-changed': 'changed name or time zone',
  'password-set': 'set a password',
  'authenticator-set-up': 'set up an authenticator',
  'authenticator-removed': 'removed the authenticator',
  'recovery-codes-renewed': 'made new recovery codes',
  'roles-changed': 'changed the roles',
  'person-disabled': 'disabled the person',
  'person-enabled': 'let the person in again',
  'token-issued': 'made an API token',
  'token-revoked': 'revoked an API token',
}

export function happeningWord(kind: string): string {
  return happeningWords[kind] ?? kind.replaceAll('-', ' ')
}
