import { connect } from 'node:net'

/** Whether something listens there and answers within three seconds. */
export function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host, port, timeout: 3_000 })
    const end = (answers: boolean) => {
      socket.destroy()
      settle(answers)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}
