/** Hands the theme to every view. */
import { createContext, useContext } from 'react'
import { plainTheme, type Theme } from './theme.ts'

/** The theme in use; plain where none is given. */
export const ThemeContext = createContext<Theme>(plainTheme)

/** The theme in use. */
export function useTheme(): Theme {
  return useContext(ThemeContext)
}
