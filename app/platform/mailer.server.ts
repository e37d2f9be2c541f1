import { createTransport } from 'nodemailer'
import type { Mailer } from '#app/domain/world.ts'

/** Letters by SMTP. A post office that does not answer within ten seconds is a failure the job retries. */
export function smtpMailer(options: {
  url: string
  from: { name: string; address: string }
}): Mailer & { close(): void } {
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const transport = createTransport({ url: options.url, pool: true, maxConnections: 3, ...patience } as never)
  return {
    send: async (letter) => {
      const attachments = letter.attachments?.map((file) => ({
        filename: file.fileName,
        contentType: file.type,
        content: Buffer.from(file.bytes),
      }))
      const sent = await transport.sendMail({
        from: options.from,
        to: letter.to,
        subject: letter.subject,
        html: letter.html,
        text: letter.text,
        ...(letter.headers ? { headers: letter.headers } : {}),
        ...(letter.headers?.['Message-ID'] ? { messageId: letter.headers['Message-ID'] } : {}),
        ...(attachments ? { attachments } : {}),
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return { messageId: sent.messageId }
    },
    close: () => transport.close(),
  }
}
