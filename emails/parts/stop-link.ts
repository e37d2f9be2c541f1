import { createContext } from 'react'

/** Where letters of this kind are stopped; null for those that always come. Who sends a letter knows it, who writes it does not. */
export const StopLink = createContext<string | null>(null)
