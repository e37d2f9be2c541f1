import type { Outgoing } from '../server.ts'
import { type Html, html } from './html.ts'
import { style } from './style.ts'

/** A whole page of the sandbox, under the banner that says so. */
export function respond(status: number, page: { title: string; body: Html; isWide?: boolean }): Outgoing {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title} · Sandbox</title>
<style>${style}</style>
</head>
<body>
<header class="banner"><strong>Sandbox — no real money.</strong> This stands in for Stripe. Never type a real card number here.</header>
<main${page.isWide ? html` class="wide"` : ''}>
${page.body}
</main>
</body>
</html>`
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
    body: document.html,
  }
}

export function redirect(location: string): Outgoing {
  return { status: 303, headers: { location }, body: '' }
}

/** A page of a few words and one way on. */
export function say(
  status: number,
  page: { title: string; text: string; link?: { href: string; label: string } | null },
): Outgoing {
  const body = html`<div class="card"><h1>${page.title}</h1><p>${page.text}</p>
${page.link ? html`<p><a class="button plain" href="${page.link.href}">${page.link.label}</a></p>` : ''}</div>`
  return respond(status, { title: page.title, body })
}
