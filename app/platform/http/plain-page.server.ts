const words = {
  400: ['This request cannot be read', 'Go back, and try it another way.'],
  500: [
    'We made a mistake',
    'Nothing half-done was kept. Try once more; if it breaks again, write to us with the reference.',
  ],
  503: ['We are out for a moment', 'Gifts already paid are safe. Try again in a few minutes.'],
} as const

/** The page of last resort, for when the portal's own pages cannot be drawn. It needs no style, script or database. */
export function plainPage(status: keyof typeof words, reference: string): string {
  const [title, next] = words[status]
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${next}</p><p>Reference: <code>${reference}</code></p><p><a href="/">To the first page</a></p></main></body>
</html>
`
}
