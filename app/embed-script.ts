/** A file rather than a page: what other sites put beside a link to a campaign. */
export const embedScript = '/embed.js'
