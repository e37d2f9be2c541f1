import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './button.module.css'
import { classNames } from './class-names.ts'

type Look = {
  /** primary: the one thing to do here; quiet: the others; danger: cannot be undone. */
  kind?: 'primary' | 'quiet' | 'danger' | undefined
  /** small fits a dense staff row. */
  size?: 'normal' | 'small' | 'large' | undefined
}

type ButtonProps = Look & Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'>

/** Does something. Submits its form unless told otherwise. */
export function Button({ kind = 'primary', size = 'normal', type = 'submit', ...rest }: ButtonProps) {
  return <button type={type} className={classNames(styles.button, styles[kind], styles[size])} {...rest} />
}

type ButtonLinkProps = Look & { to: string; children: ReactNode; download?: string | undefined }

/** Goes somewhere, with the weight of a button. */
export function ButtonLink({ kind = 'primary', size = 'normal', to, ...rest }: ButtonLinkProps) {
  return <a href={to} className={classNames(styles.button, styles[kind], styles[size])} {...rest} />
}
