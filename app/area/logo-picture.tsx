import type { ShownLogo } from '#app/domain/giving/wall/read-places.server.ts'
import { paths } from '#app/paths.ts'
import { Logo } from '#app/ui/logo.tsx'

/** A backer's logo at its own address; `alt` empty where its name stands beside it. */
export function LogoPicture({ logo, alt = '' }: { logo: ShownLogo; alt?: string }) {
  return <Logo src={paths.logo(logo.file)} width={logo.width} height={logo.height} alt={alt} />
}
