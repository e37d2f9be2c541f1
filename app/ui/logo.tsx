import styles from './logo.module.css'

type LogoProps = {
  src: string
  width: number
  height: number /** Empty where the name stands beside it. */
  alt: string
}

/** Somebody else's mark, on white paper in either theme: most are drawn for it. */
export function Logo({ src, width, height, alt }: LogoProps) {
  return (
    <span className={styles.plate}>
      <img src={src} width={width} height={height} alt={alt} loading="lazy" decoding="async" className={styles.logo} />
    </span>
  )
}
