import { strToU8, zipSync } from 'fflate'

/** Text files in one zip, to be kept by nobody on the way. */
export function answerZip(files: Record<string, string>, fileName: string): Response {
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
  return new Response(Buffer.from(bytes), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${fileName}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
