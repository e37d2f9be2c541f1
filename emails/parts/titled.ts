/** Receipt, Acknowledgement: what a paper is called, at the beginning of a line. */
export function titled(paper: 'receipt' | 'acknowledgement'): string {
  return paper === 'receipt' ? 'Receipt' : 'Acknowledgement'
}
