import type { ReactNode } from 'react'
import { Status } from './status.tsx'
import styles from './task-list.module.css'
import type { Tone } from './tone.ts'

export type Task = {
  name: string
  /** Where to do it; without it the task cannot be started yet. */
  to?: string | undefined
  hint?: ReactNode
  /** The state in a word: "done", "in progress", "not started", "cannot start yet". */
  status: string
  tone?: Tone | undefined
}

/** What there is to do, in any order, and how each stands. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className={styles.list}>
      {tasks.map((task) => (
        <li key={task.name} className={styles.task}>
          <div className={styles.words}>
            {task.to ? (
              <a href={task.to} className={styles.name}>
                {task.name}
              </a>
            ) : (
              <span className={styles.name}>{task.name}</span>
            )}
            {task.hint && <p className={styles.hint}>{task.hint}</p>}
          </div>
          <Status of={task.status} tone={task.tone} />
        </li>
      ))}
    </ul>
  )
}
