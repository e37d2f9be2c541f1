import type { ReactNode } from 'react'
import styles from './specimen.module.css'

export type Theme = 'light' | 'dark'

type SpecimenProps = {
  name: string
  /** Drawn once per theme; names of fields and ids must carry the theme, so that none is on the page twice. */
  draw: (theme: Theme) => ReactNode
  width?: 'half' | 'full'
}

/** One component in one set of states, light and dark side by side. */
export function Specimen({ name, draw, width = 'half' }: SpecimenProps) {
  return (
    <div className={styles.specimen}>
      <h3 className={styles.name}>{name}</h3>
      <div className={styles[width]}>
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} data-theme={theme} className={styles.pane}>
            {draw(theme)}
          </div>
        ))}
      </div>
    </div>
  )
}
