/** The one API version this sandbox speaks: the version the official SDK in package.json pins (a test holds them together). */
export const pinnedVersion = '2026-10-28.endive'

/** The secret key the portal uses against the sandbox unless told otherwise. */
export const sandboxKey = 'sk_test_sandbox_atom'

/** The signing secret of the endpoint that the command line registers. */
export const sandboxWebhookSecret = 'whsec_sandbox_atom'
