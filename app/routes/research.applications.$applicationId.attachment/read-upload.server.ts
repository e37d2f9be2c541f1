import {
  FormDataParseError,
  MaxFileSizeExceededError,
  MaxTotalSizeExceededError,
  MultipartParseError,
  parseFormData,
} from '@remix-run/form-data-parser'
import { mostAttachmentBytes } from '#app/domain/grants/attach-file.server.ts'
import { done, type Outcome, refuse } from '#app/units/outcome.ts'

type Upload = 'remove' | { fileName: string; bytes: Uint8Array }

const limits = { maxFileSize: mostAttachmentBytes, maxFiles: 1, maxTotalSize: mostAttachmentBytes + 65_536 }

/** Reads one posted file, stopping as soon as it is larger than it may be. */
export async function readUpload(request: Request): Promise<Outcome<Upload, 'too-large' | 'empty' | 'not-whole'>> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) return refuse('not-whole')
  try {
    const form = await parseFormData(request, limits, (upload) => upload)
    const file = form.get('file')
    if (file instanceof File && file.size > 0) {
      return done({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    }
    return form.get('remove') === 'yes' ? done('remove' as const) : refuse('empty')
  } catch (problem) {
    const causes = [problem, problem instanceof Error ? problem.cause : null]
    if (causes.some((one) => one instanceof MaxFileSizeExceededError || one instanceof MaxTotalSizeExceededError)) {
      return refuse('too-large')
    }
    const isCutShort = causes.some((one) => one instanceof MultipartParseError || one instanceof FormDataParseError)
    if (isCutShort || problem instanceof TypeError) return refuse('not-whole')
    throw problem
  }
}
