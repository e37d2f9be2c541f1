declare module 'fontverter' {
  /** Answers the same font in another wrapping; throws where the bytes are no font. */
  export function convert(font: Buffer, to: 'truetype' | 'woff' | 'woff2'): Promise<Buffer>
}
