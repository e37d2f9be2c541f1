import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { keepLetter } from '#app/platform/mailbox.server.ts'

export type Mailbox = { port: number; stop(): Promise<void> }

/** A post office on this machine that keeps every letter under the data directory, for /dev/mail to show. */
export async function startMailbox(directory: string): Promise<Mailbox> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: 30 * 1024 * 1024,
    logger: false,
    onData: (stream, _session, done) => {
      simpleParser(stream)
        .then((letter) => keepLetter(directory, letter))
        .then(() => done(), done)
    },
  })
  await new Promise<void>((settle, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', settle)
  })
  server.on('error', () => {})
  const { port } = server.server.address() as AddressInfo
  return { port, stop: () => new Promise((settle) => server.close(() => settle())) }
}
