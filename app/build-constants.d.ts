/** The address of the small plain script; vite.config.ts fills it in. */
declare const __ENHANCE_URL__: string
