/** Addresses of a person's own account; part of `paths`. */
export const accountPaths = {
  account: () => '/account',
  accountPassword: () => '/account/password',
  accountSecondStep: () => '/account/second-step',
  accountSecondStepRemove: () => '/account/second-step/remove',
  accountRecoveryCodes: () => '/account/recovery-codes',
  accountPasskeys: () => '/account/passkeys',
  accountPasskeyPrepare: () => '/account/passkeys/prepare',
  accountPasskeyAsk: () => '/account/passkeys/ask',
  accountPasskeyRemove: (id: string) => `/account/passkeys/${id}/remove`,
  /** Asks for the second step once more, for the act whose form leads to this address. */
  accountConfirm: (to?: string) => (to ? `/account/confirm?to=${encodeURIComponent(to)}` : '/account/confirm'),
  accountCloseSession: () => '/account/close-session',
  accountSignOutEverywhere: () => '/account/sign-out-everywhere',
  accountCalendar: () => '/account/calendar',
  accountCalendarRevoke: () => '/account/calendar/revoke',
  /** A person’s deadlines, for her calendar program. */
  calendar: (token: string) => `/calendar/${token}.ics`,
  accountShortcuts: () => '/account/shortcuts',
} as const
